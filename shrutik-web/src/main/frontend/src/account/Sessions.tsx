import { Badge, Button, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { session } from '../api/session';
import type { Schemas } from '../api/types';
import { Trouble } from '../components/Trouble';
import { moment } from '../i18n/format';

type LoginSession = Schemas['LoginSessionResponse'];

const SYSTEMS = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'];
const BROWSERS = ['Edg', 'Firefox', 'Chrome', 'Safari'];

/** Something short of a browser's long name. */
export function deviceOf(agent: string | null | undefined): string | null {
  const first = (names: string[]) => names.find((name) => agent?.includes(name));
  const parts = [first(BROWSERS)?.replace('Edg', 'Edge'), first(SYSTEMS)];
  return parts.filter(Boolean).join(' · ') || null;
}

/** Where the person is logged in, and an end to it. */
export function Sessions() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: ['sessions'],
    queryFn: () => api.get<{ sessions: LoginSession[] }>('/api/auth/sessions'),
  });
  const end = useMutation({
    mutationFn: (id: string) => api.delete('/api/auth/sessions/{id}', { path: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const endAll = useMutation({
    mutationFn: () => api.delete('/api/auth/sessions'),
    onSuccess: () => session.logout(),
  });
  return (
    <>
      <Title order={2}>{t('profile.sessions')}</Title>
      <Trouble error={list.error ?? end.error ?? endAll.error} />
      <ul className="cards">
        {list.data?.sessions.map((one) => (
          <li key={one.id} className="card row">
            <div>
              <p>{deviceOf(one.user_agent) ?? t('profile.device')}</p>
              <Text size="sm" c="dimmed">
                {moment(one.last_used_at)} · {one.ip_address}
              </Text>
            </div>
            {one.current ? (
              <Badge variant="light" size="lg">
                {t('profile.current')}
              </Badge>
            ) : (
              <Button size="sm" variant="default" onClick={() => end.mutate(one.id)}>
                {t('profile.endOne')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={() => endAll.mutate()} loading={endAll.isPending}>
        {t('profile.endAll')}
      </Button>
    </>
  );
}

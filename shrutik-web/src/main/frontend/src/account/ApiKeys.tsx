import { Alert, Badge, Button, Code, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Schemas } from '../api/types';
import { Trouble } from '../components/Trouble';
import { moment } from '../i18n/format';

type ApiKey = Schemas['ApiKeyResponse'];

/** Keys for programs: made, seen once, revoked. */
export function ApiKeys() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const list = useQuery({
    queryKey: ['api-keys'],
    queryFn: () => api.get<{ api_keys: ApiKey[] }>('/api/auth/api-keys'),
  });
  const again = () => queries.invalidateQueries({ queryKey: ['api-keys'] });
  const make = useMutation({
    mutationFn: () => api.post<ApiKey>('/api/auth/api-keys', { body: { name } }),
    onSuccess: () => {
      setName('');
      return again();
    },
  });
  const revoke = useMutation({
    mutationFn: (id: number) => api.delete('/api/auth/api-keys/{id}', { path: { id } }),
    onSuccess: again,
  });
  return (
    <>
      <Title order={2}>{t('profile.keys')}</Title>
      <Text>{t('profile.keysText')}</Text>
      <Trouble error={list.error ?? make.error ?? revoke.error} />
      {make.data && (
        <Alert role="status" my="md">
          <Text>{t('profile.keyMade')}</Text>
          <Code block>{make.data.api_key}</Code>
        </Alert>
      )}
      <ul className="cards">
        {list.data?.api_keys.map((key) => (
          <li key={key.id} className="card row">
            <div>
              <p>
                {key.name} <Code>{key.prefix}…</Code>
              </p>
              <Text size="sm" c="dimmed">
                {key.last_used_at
                  ? t('profile.allow', { when: moment(key.last_used_at) })
                  : t('profile.keyNever')}
              </Text>
            </div>
            {key.revoked_at ? (
              <Badge color="gray" variant="light" size="lg">
                {t('profile.revoked')}
              </Badge>
            ) : (
              <Button size="sm" variant="default" onClick={() => revoke.mutate(key.id)}>
                {t('profile.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <form
        className="form inline"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <TextInput
          label={t('profile.keyName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          withAsterisk={false}
          maxLength={100}
        />
        <Button type="submit" variant="default" loading={make.isPending}>
          {t('profile.make')}
        </Button>
      </form>
    </>
  );
}

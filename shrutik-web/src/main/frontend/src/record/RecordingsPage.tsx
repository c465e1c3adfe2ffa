import { Badge, Button, Progress, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client';
import { usePerson } from '../api/hooks';
import type { Page, Recording } from '../api/types';
import { More } from '../components/More';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';
import { moment, number, percent, seconds } from '../i18n/format';
import { uploads } from './queue';
import { useUploads } from './useUploads';

const PAGE = 20;
const POLL_MS = 2000;

function isOpen(recording: Recording): boolean {
  return recording.status === 'uploaded' || recording.status === 'processing';
}

/** What is still on this device: on its way, or refused with the reason. */
function OnDevice() {
  const { t } = useTranslation();
  const user = usePerson();
  const { items } = useUploads();
  const own = items.filter((item) => item.take.userId === user.id);
  if (own.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="on-device">
      <Title order={2} id="on-device">
        {t('recordings.onDevice')}
      </Title>
      <ul className="cards">
        {own.map(({ take, sent, active }) => (
          <li key={take.id} className="card">
            <p className="quote">{take.text}</p>
            {take.state === 'refused' ? (
              <>
                <Text c="ember">{t('recordings.refused', { reason: take.reason ?? '' })}</Text>
                <div className="controls start">
                  <Button size="sm" variant="default" onClick={() => void uploads.retry(take.id)}>
                    {t('action.retry')}
                  </Button>
                  <Button
                    size="sm"
                    variant="subtle"
                    color="ember"
                    onClick={() => void uploads.drop(take.id)}
                  >
                    {t('action.delete')}
                  </Button>
                </div>
              </>
            ) : (
              <>
                <Progress value={sent * 100} aria-label={t('recordings.sent')} />
                <Text size="sm">
                  {active
                    ? t('recordings.sending', { share: percent(sent) })
                    : t('recordings.waits')}
                </Text>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const COLOURS: Record<string, string> = { processed: 'river', failed: 'ember' };

/** My recordings, and how far the server is with each. */
export default function RecordingsPage() {
  const { t } = useTranslation();
  const user = usePerson();
  const { arrived } = useUploads();
  const [size, setSize] = useState(PAGE);
  const list = useQuery({
    queryKey: ['recordings', user.id, size],
    queryFn: () =>
      api.get<Page<'recordings', Recording>>('/api/recordings', { query: { limit: size } }),
    refetchInterval: (query) => (query.state.data?.recordings.some(isOpen) ? POLL_MS : false),
    placeholderData: (before) => before,
  });
  const { refetch } = list;
  useEffect(() => {
    if (arrived > 0) {
      void refetch();
    }
  }, [arrived, refetch]);

  return (
    <section className="page">
      <Title order={1}>{t('nav.recordings')}</Title>
      <OnDevice />
      {list.isPending && <Waiting />}
      <Trouble error={list.error} retry={() => void refetch()} />
      {list.data?.total === 0 && (
        <div className="check">
          <Text>{t('recordings.none')}</Text>
          <Button component={Link} to="/record">
            {t('nav.record')}
          </Button>
        </div>
      )}
      <ul className="cards">
        {list.data?.recordings.map((recording) => (
          <li key={recording.id} className="card row">
            <div>
              <p>
                <b>{recording.language}</b> · {seconds(recording.duration)} ·{' '}
                {t('recordings.chunks', { count: recording.chunks_count })}
              </p>
              <Text size="sm" c="dimmed">
                {moment(recording.created_at)} ·{' '}
                {t('recordings.number', { id: number(recording.id) })}
              </Text>
              {recording.status === 'failed' && (
                <Text size="sm" c="ember">
                  {recording.failure_reason}
                </Text>
              )}
            </div>
            <Badge size="lg" variant="light" color={COLOURS[recording.status] ?? 'gray'}>
              {t(`status.${recording.status as 'processed'}`)}
            </Badge>
          </li>
        ))}
      </ul>
      {list.data && (
        <More
          shown={list.data.recordings.length}
          total={list.data.total}
          onMore={() => setSize(size + PAGE)}
        />
      )}
    </section>
  );
}

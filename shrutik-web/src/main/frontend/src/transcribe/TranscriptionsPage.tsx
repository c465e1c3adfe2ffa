import { Badge, Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client';
import { usePerson } from '../api/hooks';
import { useLanguages } from '../api/languages';
import type { Page, Transcription } from '../api/types';
import { More } from '../components/More';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';
import { moment } from '../i18n/format';
import { useSubmissions } from './useSubmissions';

const PAGE = 20;

/** My transcriptions, and what became of them. */
export default function TranscriptionsPage() {
  const { t } = useTranslation();
  const user = usePerson();
  const languages = useLanguages();
  const [size, setSize] = useState(PAGE);
  const list = useQuery({
    queryKey: ['transcriptions', user.id, size],
    queryFn: () =>
      api.get<Page<'transcriptions', Transcription>>('/api/transcriptions', {
        query: { limit: size },
      }),
    placeholderData: (before) => before,
  });
  const { waiting } = useSubmissions();
  const { refetch } = list;
  useEffect(() => {
    void refetch();
  }, [waiting, refetch]);
  return (
    <section className="page">
      <Title order={1}>{t('nav.transcriptions')}</Title>
      {list.isPending && <Waiting />}
      <Trouble error={list.error} retry={() => void refetch()} />
      {list.data?.total === 0 && (
        <div className="check">
          <Text>{t('transcriptions.none')}</Text>
          <Button component={Link} to="/transcribe">
            {t('nav.transcribe')}
          </Button>
        </div>
      )}
      <ul className="cards">
        {list.data?.transcriptions.map((one) => {
          const language = languages.find((l) => l.id === one.language_id);
          return (
            <li key={one.id} className="card row">
              <div>
                <p className="quote" lang={language?.code}>
                  {one.text}
                </p>
                <Text size="sm" c="dimmed">
                  {language?.name} · {moment(one.created_at)}
                </Text>
              </div>
              {one.is_validated ? (
                <Badge size="lg" variant="light">
                  {t('transcriptions.validated')}
                </Badge>
              ) : one.is_consensus ? (
                <Badge size="lg" variant="light">
                  {t('transcriptions.agreed')}
                </Badge>
              ) : null}
            </li>
          );
        })}
      </ul>
      {list.data && (
        <More
          shown={list.data.transcriptions.length}
          total={list.data.total}
          onMore={() => setSize(size + PAGE)}
        />
      )}
    </section>
  );
}

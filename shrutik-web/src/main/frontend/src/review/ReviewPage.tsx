import { Badge, Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../api/client';
import type { Schemas } from '../api/types';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';
import { number, percent } from '../i18n/format';
import { Verdict } from './Verdict';

export type Flagged = Schemas['FlaggedResponse'];

const PAGE = 100;

/** What a reviewer should look at: chunk by chunk, with everything to decide by keyboard. */
export default function ReviewPage() {
  const { t } = useTranslation('admin');
  const [chosen, setChosen] = useState<number | null>(null);
  const [decided, setDecided] = useState<Set<number>>(new Set());
  const list = useQuery({
    queryKey: ['flagged'],
    queryFn: async () => {
      const answer = await send('GET', '/api/admin/quality-reviews/flagged', {
        query: { limit: PAGE },
      });
      return {
        items: (await answer.json()) as Flagged[],
        total: Number(answer.headers.get('X-Total-Count') ?? 0),
      };
    },
  });
  const chunks = useMemo(() => {
    const byChunk = new Map<number, Flagged[]>();
    for (const item of list.data?.items ?? []) {
      if (!decided.has(item.chunk_id)) {
        byChunk.set(item.chunk_id, [...(byChunk.get(item.chunk_id) ?? []), item]);
      }
    }
    return [...byChunk.entries()];
  }, [list.data, decided]);
  const present = chunks.find(([id]) => id === chosen)?.[0] ?? chunks[0]?.[0] ?? null;

  const next = (id: number) => {
    setDecided((before) => new Set(before).add(id));
    setChosen(null);
    if (chunks.length <= 1) {
      void list.refetch();
    }
  };

  return (
    <section className="page">
      <Title order={1}>{t('review.title')}</Title>
      {list.isPending && <Waiting />}
      <Trouble error={list.error} retry={() => void list.refetch()} />
      {list.data && chunks.length === 0 && (
        <div className="check">
          <Title order={2}>{t('review.noneTitle')}</Title>
          <Text>{t('review.none')}</Text>
          <Button variant="default" onClick={() => void list.refetch()}>
            {t('review.look')}
          </Button>
        </div>
      )}
      {present != null && (
        <div className="desk">
          <nav className="queue" aria-label={t('review.queue')}>
            <p>{t('review.count', { count: list.data?.total ?? 0 })}</p>
            <ul>
              {chunks.map(([id, items]) => (
                <li key={id}>
                  <button
                    type="button"
                    aria-current={id === present}
                    onClick={() => setChosen(id)}
                    className="queue-item"
                  >
                    <span>{items[0]?.text}</span>
                    <Badge variant="light" color="gray">
                      {t('review.chunk', { id: number(id) })} ·{' '}
                      {percent(items[0]?.chunk_confidence)}
                    </Badge>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <Verdict key={present} chunkId={present} onDecided={() => next(present)} />
        </div>
      )}
    </section>
  );
}

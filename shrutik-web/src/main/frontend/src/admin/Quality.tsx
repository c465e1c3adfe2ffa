import { Button, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client';
import type { Schemas } from '../api/types';
import { DataTable } from '../components/DataTable';
import { More } from '../components/More';
import { Trouble } from '../components/Trouble';
import { moment, number, percent } from '../i18n/format';
import { useList } from './useList';

type Review = Schemas['ReviewViewResponse'];

/** How far the agreed texts can be trusted: what reviewers said, and who errs how often. */
export default function Quality() {
  const { t } = useTranslation('admin');
  const reviews = useList<'reviews', Review>('/api/admin/quality-reviews', 'reviews', {});
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () =>
      api.get<Schemas['PeopleResponse']>('/api/consensus/quality/people', { query: { limit: 50 } }),
  });
  const again = useMutation({
    mutationFn: () => api.post<{ message: string }>('/api/consensus/recalculate-all'),
  });
  return (
    <>
      <Title order={1}>{t('nav.quality')}</Title>
      <div className="controls start">
        <Button component={Link} to="/review">
          {t('quality.queue')}
        </Button>
        <Button variant="default" onClick={() => again.mutate()} loading={again.isPending}>
          {t('quality.recalculate')}
        </Button>
      </div>
      {again.data && <Text role="status">{t('quality.started')}</Text>}
      <Trouble error={reviews.error ?? people.error ?? again.error} />
      <h2>{t('quality.reviews')}</h2>
      <DataTable
        caption={t('quality.reviews')}
        rows={reviews.items}
        id={(row) => row.id}
        columns={[
          { name: t('scripts.text'), cell: (row) => <span className="clamp">{row.text}</span> },
          {
            name: t('quality.decision'),
            cell: (row) => t(`decision.${row.decision as 'approved'}`),
          },
          { name: t('quality.by'), cell: (row) => row.reviewer_name },
          { name: t('quality.comment'), cell: (row) => row.comment },
          { name: t('when'), cell: (row) => moment(row.created_at) },
        ]}
      />
      <More shown={reviews.items.length} total={reviews.total} onMore={reviews.more} />
      <h2>{t('quality.people')}</h2>
      <Text c="dimmed">{t('quality.peopleText')}</Text>
      <DataTable
        caption={t('quality.people')}
        rows={people.data?.people ?? []}
        id={(row) => `${row.user_id}-${row.language_id}`}
        columns={[
          { name: t('quality.person'), cell: (row) => number(row.user_id) },
          { name: t('quality.error'), cell: (row) => percent(row.word_error), end: true },
          {
            name: t('quality.uncertainty'),
            cell: (row) => `± ${percent(row.uncertainty)}`,
            end: true,
          },
          { name: t('quality.words'), cell: (row) => number(row.words), end: true },
        ]}
      />
    </>
  );
}

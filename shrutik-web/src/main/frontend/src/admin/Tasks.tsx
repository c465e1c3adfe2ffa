import { Badge, Button, NativeSelect, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Schemas } from '../api/types';
import { DataTable } from '../components/DataTable';
import { More } from '../components/More';
import { Trouble } from '../components/Trouble';
import { moment, number } from '../i18n/format';
import { useList } from './useList';

type Task = Schemas['TaskResponse'];

const STATES = ['waiting', 'running', 'done', 'dead'] as const;
const WATCH_MS = 5000;

/** Work in the background; the dead gets another round of attempts by hand. */
export default function Tasks() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [status, setStatus] = useState('');
  const list = useList<'tasks', Task>(
    '/api/admin/tasks',
    'tasks',
    { status },
    { refetchInterval: WATCH_MS },
  );
  const retry = useMutation({
    mutationFn: (id: number) => api.post('/api/admin/tasks/{id}/retry', { path: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['/api/admin/tasks'] }),
  });
  return (
    <>
      <Title order={1}>{t('nav.tasks')}</Title>
      <div className="bar">
        <NativeSelect
          label={t('tasks.status')}
          value={status}
          onChange={(event) => setStatus(event.currentTarget.value)}
          data={[
            { value: '', label: t('all') },
            ...STATES.map((s) => ({ value: s, label: t(`task.${s}`) })),
          ]}
        />
      </div>
      <Trouble error={list.error ?? retry.error} />
      <DataTable
        caption={t('nav.tasks')}
        rows={list.items}
        id={(row) => row.id}
        columns={[
          { name: t('tasks.kind'), cell: (row) => `${row.kind} ${number(row.subject_id)}` },
          {
            name: t('tasks.status'),
            cell: (row) => (
              <Badge variant="light" color={row.status === 'dead' ? 'ember' : 'gray'}>
                {t(`task.${row.status as 'dead'}`)}
              </Badge>
            ),
          },
          { name: t('tasks.attempts'), cell: (row) => number(row.attempts), end: true },
          { name: t('when'), cell: (row) => moment(row.created_at) },
          {
            name: t('tasks.error'),
            cell: (row) => (
              <Text size="sm" className="clamp">
                {row.last_error}
              </Text>
            ),
          },
          {
            name: t('users.what'),
            cell: (row) =>
              row.status === 'dead' && (
                <Button size="compact-md" variant="default" onClick={() => retry.mutate(row.id)}>
                  {common('action.retry')}
                </Button>
              ),
          },
        ]}
      />
      <More shown={list.items.length} total={list.total} onMore={list.more} />
    </>
  );
}

import { TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/types';
import { DataTable } from '../components/DataTable';
import { More } from '../components/More';
import { Trouble } from '../components/Trouble';
import { moment, number } from '../i18n/format';
import { useList } from './useList';

type Entry = Schemas['AuditEntryResponse'];

/** Who did what to which thing. */
export default function Audit() {
  const { t } = useTranslation('admin');
  const [action, setAction] = useState('');
  const [person, setPerson] = useState('');
  const [day, setDay] = useState('');
  const [wanted] = useDebouncedValue({ action: action.trim(), person: person.trim() }, 300);
  const list = useList<'entries', Entry>('/api/admin/audit', 'entries', {
    action: wanted.action,
    user_id: wanted.person,
    date_from: day,
  });
  return (
    <>
      <Title order={1}>{t('nav.audit')}</Title>
      <div className="bar">
        <TextInput
          label={t('audit.action')}
          value={action}
          onChange={(event) => setAction(event.currentTarget.value)}
        />
        <TextInput
          label={t('quality.person')}
          inputMode="numeric"
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('exports.from')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </div>
      <Trouble error={list.error} />
      <DataTable
        caption={t('nav.audit')}
        rows={list.items}
        id={(row) => row.id}
        columns={[
          { name: t('when'), cell: (row) => moment(row.created_at) },
          { name: t('quality.person'), cell: (row) => number(row.user_id), end: true },
          { name: t('audit.action'), cell: (row) => row.action },
          { name: t('audit.subject'), cell: (row) => `${row.subject_type} ${row.subject_id}` },
          {
            name: t('audit.details'),
            cell: (row) => (
              <span className="mono clamp">
                {Object.keys(row.details ?? {}).length > 0 ? JSON.stringify(row.details) : ''}
              </span>
            ),
          },
        ]}
      />
      <More shown={list.items.length} total={list.total} onMore={list.more} />
    </>
  );
}

import { TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Schemas } from '../api/types';
import { DataTable } from '../components/DataTable';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';

/** The settings in force and where each comes from; they are changed where the server starts. */
export default function SettingsList() {
  const { t } = useTranslation('admin');
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['settings'],
    queryFn: () => api.get<Schemas['SettingsResponse']>('/api/admin/settings'),
  });
  const wanted = text.trim().toLowerCase();
  const rows = (found.data?.settings ?? []).filter((one) =>
    `${one.key} ${one.meaning}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <Title order={1}>{t('nav.settings')}</Title>
      <p>{t('settings.text')}</p>
      <div className="bar">
        <TextInput
          label={t('settings.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {found.isPending && <Waiting />}
      <Trouble error={found.error} retry={() => void found.refetch()} />
      <DataTable
        caption={t('nav.settings')}
        rows={rows}
        id={(row) => row.key}
        columns={[
          {
            name: t('settings.key'),
            cell: (row) => (
              <>
                <span className="mono">{row.key}</span>
                <br />
                <small lang="en">{row.meaning}</small>
              </>
            ),
          },
          {
            name: t('settings.value'),
            cell: (row) => (
              <span className="mono">
                {row.secret ? t(row.is_set ? 'settings.hidden' : 'settings.empty') : row.value}
              </span>
            ),
          },
          { name: t('settings.source'), cell: (row) => <span lang="en">{row.source}</span> },
        ]}
      />
    </>
  );
}

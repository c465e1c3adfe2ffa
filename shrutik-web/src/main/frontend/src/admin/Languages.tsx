import { Button, Switch, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useLanguages } from '../api/languages';
import type { Language } from '../api/types';
import { DataTable } from '../components/DataTable';
import { Trouble } from '../components/Trouble';
import { number } from '../i18n/format';

/** The languages of the site: added by name and code, taken out of use and back. */
export default function Languages() {
  const { t } = useTranslation('admin');
  const languages = useLanguages();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ['languages'] });
  const add = useMutation({
    mutationFn: (body: { name: string; code: string; script: string | null }) =>
      api.post('/api/languages', { body }),
    onSuccess: again,
  });
  const change = useMutation({
    mutationFn: (one: Language) =>
      api.put('/api/languages/{id}', {
        path: { id: one.id },
        body: { name: one.name, script: one.script, active: !one.active },
      }),
    onSuccess: again,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    add.mutate(
      {
        name: String(data.get('name')),
        code: String(data.get('code')),
        script: String(data.get('script')) || null,
      },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <>
      <Title order={1}>{t('nav.languages')}</Title>
      <DataTable
        caption={t('nav.languages')}
        rows={languages}
        id={(row) => row.id}
        columns={[
          { name: t('languages.name'), cell: (row) => row.name },
          { name: t('languages.code'), cell: (row) => row.code },
          { name: t('languages.script'), cell: (row) => row.script },
          { name: t('overview.recordings'), cell: (row) => number(row.recording_count), end: true },
          {
            name: t('overview.transcriptions'),
            cell: (row) => number(row.transcription_count),
            end: true,
          },
          {
            name: t('languages.active'),
            cell: (row) => (
              <Switch
                checked={row.active}
                onChange={() => change.mutate(row)}
                aria-label={t('languages.use', { name: row.name })}
              />
            ),
          },
        ]}
      />
      <h2>{t('languages.add')}</h2>
      <Trouble error={add.error ?? change.error} />
      <form className="form" onSubmit={submit}>
        <TextInput name="name" label={t('languages.name')} required />
        <TextInput
          name="code"
          label={t('languages.code')}
          description={t('languages.codeHint')}
          required
        />
        <TextInput name="script" label={t('languages.script')} />
        <Button type="submit" loading={add.isPending}>
          {t('languages.add')}
        </Button>
      </form>
    </>
  );
}

import { Button, FileInput, Switch, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Schemas } from '../api/types';
import { DataTable } from '../components/DataTable';
import { Trouble } from '../components/Trouble';
import { number } from '../i18n/format';

type Report = Schemas['ScriptImportReportResponse'];
interface Issue {
  field: string;
  issue: string;
}

/** Many scripts at once from a text or CSV file, with a report on each line. */
export function Import({ languageId, onDone }: { languageId: string; onDone: () => void }) {
  const { t } = useTranslation('admin');
  const [file, setFile] = useState<File | null>(null);
  const [dry, setDry] = useState(true);
  const load = useMutation({
    mutationFn: () => {
      const form = new FormData();
      if (file) {
        form.set('file', file, file.name);
      }
      form.set('language_id', languageId);
      form.set('dry_run', String(dry));
      return api.post<Report>('/api/scripts/import/file', { body: form });
    },
    onSuccess: onDone,
  });
  const report = load.data;
  const bad = report?.lines.filter((line) => line.status !== 'imported') ?? [];
  return (
    <details className="fold">
      <summary>{t('import.title')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          load.mutate();
        }}
      >
        <Text>{t('import.text')}</Text>
        <FileInput
          label={t('import.file')}
          placeholder={t('import.choose')}
          accept=".txt,.csv,text/plain,text/csv"
          value={file}
          onChange={setFile}
        />
        <Switch
          label={t('import.dry')}
          checked={dry}
          onChange={(event) => setDry(event.currentTarget.checked)}
        />
        <Trouble error={load.error} />
        <Button type="submit" disabled={!file} loading={load.isPending}>
          {t(dry ? 'import.look' : 'import.load')}
        </Button>
      </form>
      {report && (
        <p role="status">
          {t('import.report', {
            imported: number(report.imported),
            duplicates: number(report.duplicates),
            rejected: number(report.rejected),
          })}
        </p>
      )}
      {bad.length > 0 && (
        <DataTable
          caption={t('import.faults')}
          rows={bad}
          id={(row) => row.line}
          columns={[
            { name: t('import.line'), cell: (row) => number(row.line), end: true },
            { name: t('import.status'), cell: (row) => t(`import.${row.status as 'rejected'}`) },
            {
              name: t('import.why'),
              cell: (row) =>
                (row.issues as unknown as Issue[]).map((i) => `${i.field} ${i.issue}`).join('; '),
            },
          ]}
        />
      )}
    </details>
  );
}

import { Button, NativeSelect, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useLanguages } from '../api/languages';
import type { Schemas, Script } from '../api/types';
import { DataTable } from '../components/DataTable';
import { More } from '../components/More';
import { Trouble } from '../components/Trouble';
import { number, seconds } from '../i18n/format';
import { Import } from './Import';
import { useList } from './useList';

const CATEGORIES = ['sentence', '2_minutes', '5_minutes', '10_minutes'] as const;
const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;

/** The texts to be read: found, added, changed, imported from a file. */
export default function Scripts() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const languages = useLanguages();
  const queries = useQueryClient();
  const [language, setLanguage] = useState('');
  const [category, setCategory] = useState('');
  const [difficulty, setDifficulty] = useState('');
  const [editing, setEditing] = useState<Script | null>(null);
  const [text, setText] = useState('');
  const filter = { language_id: language, duration_category: category, difficulty };
  const list = useList<'scripts', Script>('/api/scripts', 'scripts', filter);
  const again = () => queries.invalidateQueries({ queryKey: ['/api/scripts'] });
  const target = language || String(languages[0]?.id ?? '');

  const check = useMutation({
    mutationFn: () =>
      api.post<Schemas['CheckResponse']>('/api/scripts/validate', {
        query: { text, duration_category: category || 'sentence' },
      }),
  });
  const save = useMutation({
    mutationFn: () =>
      editing
        ? api.put('/api/scripts/{id}', { path: { id: editing.id }, body: { text } })
        : api.post('/api/scripts', {
            body: {
              text,
              language_id: Number(target),
              duration_category: category || 'sentence',
              difficulty: difficulty || null,
            },
          }),
    onSuccess: async () => {
      setText('');
      setEditing(null);
      check.reset();
      await again();
    },
  });
  const remove = useMutation({
    mutationFn: (id: number) => api.delete('/api/scripts/{id}', { path: { id } }),
    onSuccess: again,
  });

  return (
    <>
      <Title order={1}>{t('nav.scripts')}</Title>
      <div className="bar">
        <NativeSelect
          label={t('languages.name')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
          data={[
            { value: '', label: t('all') },
            ...languages.map((l) => ({ value: String(l.id), label: l.name })),
          ]}
        />
        <NativeSelect
          label={t('scripts.length')}
          value={category}
          onChange={(event) => setCategory(event.currentTarget.value)}
          data={[
            { value: '', label: t('all') },
            ...CATEGORIES.map((c) => ({ value: c, label: common(`length.${c}`) })),
          ]}
        />
        <NativeSelect
          label={t('scripts.difficulty')}
          value={difficulty}
          onChange={(event) => setDifficulty(event.currentTarget.value)}
          data={[
            { value: '', label: t('all') },
            ...DIFFICULTIES.map((d) => ({ value: d, label: common(`difficulty.${d}`) })),
          ]}
        />
      </div>
      <form
        className="form wide"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Textarea
          label={t(editing ? 'scripts.change' : 'scripts.new')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={2}
          required
        />
        {check.data && (
          <Text role="status" c={check.data.is_valid ? undefined : 'ember'}>
            {t('scripts.checked', {
              words: number(check.data.word_count),
              letters: number(check.data.character_count),
            })}{' '}
            {[...check.data.errors, ...check.data.warnings].join(' ')}
          </Text>
        )}
        <Trouble error={save.error ?? remove.error ?? check.error} />
        <div className="controls start">
          <Button type="submit" loading={save.isPending}>
            {common('action.save')}
          </Button>
          <Button variant="default" disabled={!text.trim()} onClick={() => check.mutate()}>
            {t('scripts.check')}
          </Button>
          {editing && (
            <Button
              variant="subtle"
              onClick={() => {
                setEditing(null);
                setText('');
              }}
            >
              {common('action.cancel')}
            </Button>
          )}
        </div>
      </form>
      <Import languageId={target} onDone={() => void again()} />
      <Trouble error={list.error} retry={() => void list.refetch()} />
      <DataTable
        caption={t('nav.scripts')}
        rows={list.items}
        id={(row) => row.id}
        columns={[
          {
            name: t('scripts.text'),
            cell: (row) => (
              <span className="clamp" lang={row.language.code}>
                {row.text}
              </span>
            ),
          },
          { name: t('languages.name'), cell: (row) => row.language.name },
          { name: t('scripts.reading'), cell: (row) => seconds(row.estimated_duration), end: true },
          { name: t('overview.recordings'), cell: (row) => number(row.recording_count), end: true },
          {
            name: t('users.what'),
            cell: (row) => (
              <div className="controls start tight">
                <Button
                  size="compact-md"
                  variant="default"
                  onClick={() => {
                    setEditing(row);
                    setText(row.text);
                    scrollTo(0, 0);
                  }}
                >
                  {t('scripts.edit')}
                </Button>
                {row.recording_count === 0 && (
                  <Button size="compact-md" variant="default" onClick={() => remove.mutate(row.id)}>
                    {common('action.delete')}
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      <More shown={list.items.length} total={list.total} onMore={list.more} />
    </>
  );
}

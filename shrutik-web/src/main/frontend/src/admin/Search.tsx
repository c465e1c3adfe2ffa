import { Badge, Button, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguages } from '../api/languages';
import type { Schemas } from '../api/types';
import { More } from '../components/More';
import { Trouble } from '../components/Trouble';
import { number } from '../i18n/format';
import { useList } from './useList';

type Hit = Schemas['SearchHitResponse'];

/** Search in what everybody wrote. */
export default function Search() {
  const { t } = useTranslation('admin');
  const languages = useLanguages();
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const [language, setLanguage] = useState('');
  const list = useList<'transcriptions', Hit>(
    '/api/search/transcriptions',
    'transcriptions',
    { q, language_id: language },
    { enabled: q !== '' },
  );
  return (
    <>
      <Title order={1}>{t('nav.search')}</Title>
      <form
        className="bar"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setQ(text.trim());
        }}
      >
        <TextInput
          label={t('search.words')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          dir="auto"
          required
        />
        <NativeSelect
          label={t('languages.name')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
          data={[
            { value: '', label: t('all') },
            ...languages.map((l) => ({ value: String(l.id), label: l.name })),
          ]}
        />
        <Button type="submit" loading={list.isFetching}>
          {t('search.find')}
        </Button>
      </form>
      <Trouble error={list.error} />
      {list.data && list.total === 0 && <Text role="status">{t('search.none')}</Text>}
      <ul className="cards">
        {list.items.map((hit) => (
          <li key={hit.id} className="card row">
            <div>
              <p className="quote" lang={languages.find((l) => l.id === hit.language_id)?.code}>
                {hit.text}
              </p>
              <Text size="sm" c="dimmed">
                {t('review.chunk', { id: number(hit.chunk_id) })} ·{' '}
                {t('review.person', { id: number(hit.user_id) })}
              </Text>
            </div>
            {hit.is_consensus && <Badge variant="light">{t('search.agreed')}</Badge>}
          </li>
        ))}
      </ul>
      <More shown={list.items.length} total={list.total} onMore={list.more} />
    </>
  );
}

import { Button, Chip, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../api/errors';
import { useLanguages } from '../api/languages';
import { Trouble } from '../components/Trouble';
import { number } from '../i18n/format';
import type { Wish } from './useDesk';

const QUANTITIES = [2, 5, 10, 15, 20];
const LANGUAGE = 'shrutik.transcribe.language';

interface Props {
  busy: boolean;
  error: unknown;
  onBegin: (wish: Wish) => void;
}

/** How much, in which language, how hard. */
export function Choose({ busy, error, onBegin }: Props) {
  const { t } = useTranslation();
  const languages = useLanguages().filter((l) => l.active);
  const [quantity, setQuantity] = useState('5');
  const [difficulty, setDifficulty] = useState('mixed');
  const [language, setLanguage] = useState(localStorage.getItem(LANGUAGE) ?? '');
  const nothing = error instanceof ApiError && error.status === 404 ? error : null;

  const begin = (languageId: string) =>
    onBegin({ quantity: Number(quantity), languageId: Number(languageId) || null, difficulty });

  return (
    <section className="page">
      <Title order={1}>{t('transcribe.title')}</Title>
      <Text size="lg" c="dimmed">
        {t('transcribe.text')}
      </Text>
      <div className="form wide">
        <fieldset>
          <legend>{t('transcribe.quantity')}</legend>
          <Chip.Group value={quantity} onChange={(value) => setQuantity(value as string)}>
            <Group gap="xs">
              {QUANTITIES.map((n) => (
                <Chip key={n} value={String(n)} size="lg">
                  {t('transcribe.sentences', { count: n, n: number(n) })}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </fieldset>
        <NativeSelect
          label={t('record.language')}
          value={language}
          onChange={(event) => {
            localStorage.setItem(LANGUAGE, event.currentTarget.value);
            setLanguage(event.currentTarget.value);
          }}
          data={[
            { value: '', label: t('transcribe.anyLanguage') },
            ...languages.map((l) => ({ value: String(l.id), label: l.name })),
          ]}
        />
        <NativeSelect
          label={t('transcribe.difficulty')}
          value={difficulty}
          onChange={(event) => setDifficulty(event.currentTarget.value)}
          data={(['mixed', 'easy', 'medium', 'hard'] as const).map((d) => ({
            value: d,
            label: t(`difficulty.${d}`),
          }))}
        />
        {nothing ? (
          <div className="check" role="alert">
            <Title order={2}>{t('transcribe.nothingTitle')}</Title>
            <Text>{t('transcribe.nothing')}</Text>
            {nothing.suggestions.map((s) =>
              typeof s.params.language_id === 'number' ? (
                <Button
                  key={String(s.params.language_id)}
                  variant="default"
                  onClick={() => {
                    setLanguage(String(s.params.language_id));
                    begin(String(s.params.language_id));
                  }}
                >
                  {t('transcribe.other', {
                    language: String(s.params.language ?? ''),
                    count: Number(s.params.available ?? 0),
                  })}
                </Button>
              ) : null,
            )}
            <Button component={Link} to="/record" variant="default">
              {t('nav.record')}
            </Button>
          </div>
        ) : (
          <Trouble error={error} />
        )}
        <Button size="lg" loading={busy} onClick={() => begin(language)}>
          {t('transcribe.begin')}
        </Button>
      </div>
    </section>
  );
}

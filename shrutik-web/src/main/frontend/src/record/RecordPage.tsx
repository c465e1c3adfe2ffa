import { Button, NativeSelect, Switch, Text, Title } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguages } from '../api/languages';
import { usePerson } from '../api/hooks';
import type { Script } from '../api/types';
import { useGuidelines } from '../components/Guidelines';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';
import { isFull } from '../offline/store';
import { MicrophoneCheck } from './MicrophoneCheck';
import { uploads } from './queue';
import { AllRecorded, ScriptShelf } from './scripts';
import { Sentence } from './Sentence';
import { useMicrophone } from './useMicrophone';
import { LONGEST_SECONDS, useTake } from './useTake';
import { useUploads } from './useUploads';

const LANGUAGE = 'shrutik.record.language';
const CATEGORY = 'shrutik.record.category';
const COUNTDOWN = 'shrutik.record.countdown';
const CATEGORIES = ['sentence', '2_minutes', '5_minutes', '10_minutes'] as const;

/** Sentence after sentence: read, listen, submit. */
export default function RecordPage() {
  const { t } = useTranslation();
  const user = usePerson();
  const languages = useLanguages();
  const [language, setLanguage] = useState(Number(localStorage.getItem(LANGUAGE)) || 0);
  const [category, setCategory] = useState<string>(localStorage.getItem(CATEGORY) ?? 'sentence');
  const [countdown, setCountdown] = useState(localStorage.getItem(COUNTDOWN) !== 'off');
  const [ready, setReady] = useState(false);
  const [script, setScript] = useState<Script | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState(0);
  const [full, setFull] = useState(false);
  const mic = useMicrophone();
  const take = useTake(ready ? mic.microphone : null, LONGEST_SECONDS[category] ?? 60, countdown);
  const queue = useUploads();
  const guidelines = useGuidelines('recording');

  const active = useMemo(() => languages.filter((l) => l.active), [languages]);
  const preferred = active.find((l) => l.code === user.preferred_language) ?? active[0];
  const languageId = active.some((l) => l.id === language) ? language : (preferred?.id ?? 0);
  const shelf = useMemo(
    () => (languageId ? new ScriptShelf(user.id, languageId, category) : null),
    [user.id, languageId, category],
  );

  const next = useCallback(async () => {
    setScript(null);
    setError(null);
    try {
      setScript((await shelf?.next()) ?? null);
    } catch (cause) {
      setError(cause);
    }
  }, [shelf]);

  useEffect(() => {
    void next();
  }, [next]);

  useEffect(() => {
    if (!error) {
      return undefined;
    }
    const again = () => void next();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [error, next]);

  // What was recorded and not submitted when the page was closed.
  const { restore } = take;
  useEffect(() => {
    void uploads.draft(user.id).then((draft) => (draft ? restore(draft) : undefined));
  }, [user.id, restore]);

  const submit = async () => {
    if (!take.heard) {
      return;
    }
    try {
      await uploads.submit(take.heard.take);
    } catch (cause) {
      if (isFull(cause)) {
        setFull(true);
        return;
      }
      throw cause;
    }
    const recorded = script && take.heard.take.scriptId === script.id ? script : null;
    setFull(false);
    take.clear();
    setDone((n) => n + 1);
    if (recorded) {
      setScript(null);
      await shelf?.done(recorded, false);
      await next();
    }
  };

  const discard = async () => {
    if (take.heard) {
      await uploads.drop(take.heard.take.id);
    }
    take.clear();
  };

  const skip = async () => {
    if (script) {
      await shelf?.done(script, true);
      await next();
    }
  };

  if (!ready) {
    return (
      <section className="page">
        <Title order={1}>{t('record.title')}</Title>
        <MicrophoneCheck
          {...mic}
          onAsk={() => void mic.ask()}
          onChoose={mic.choose}
          onReady={() => setReady(true)}
        />
        {take.phase === 'preview' && <Text ta="center">{t('record.left')}</Text>}
      </section>
    );
  }

  return (
    <section className="page">
      <div className="bar">
        <Title order={1} className="unseen">
          {t('record.title')}
        </Title>
        <NativeSelect
          aria-label={t('record.language')}
          value={languageId}
          onChange={(event) => {
            localStorage.setItem(LANGUAGE, event.currentTarget.value);
            setLanguage(Number(event.currentTarget.value));
          }}
          data={active.map((l) => ({ value: String(l.id), label: l.name }))}
        />
        <NativeSelect
          aria-label={t('record.length')}
          value={category}
          onChange={(event) => {
            localStorage.setItem(CATEGORY, event.currentTarget.value);
            setCategory(event.currentTarget.value);
          }}
          data={CATEGORIES.map((c) => ({ value: c, label: t(`length.${c}`) }))}
        />
        <Switch
          label={t('record.countdown')}
          checked={countdown}
          onChange={(event) => {
            localStorage.setItem(COUNTDOWN, event.currentTarget.checked ? 'on' : 'off');
            setCountdown(event.currentTarget.checked);
          }}
        />
        <Button variant="subtle" onClick={guidelines.open}>
          {t('guidelines.open')}
        </Button>
      </div>
      {guidelines.modal}
      {mic.fault ? (
        <MicrophoneCheck
          {...mic}
          onAsk={() => void mic.ask()}
          onChoose={mic.choose}
          onReady={() => undefined}
        />
      ) : script ? (
        <Sentence
          script={script}
          take={take}
          microphone={mic.microphone}
          longest={LONGEST_SECONDS[category] ?? 60}
          onStart={() =>
            take.start({
              userId: user.id,
              scriptId: script.id,
              languageId: script.language_id,
              text: script.text,
            })
          }
          onSubmit={() => void submit()}
          onAgain={() => void discard()}
          onSkip={() => void skip()}
        />
      ) : error instanceof AllRecorded ? (
        <div className="check">
          <Title order={2}>{t('record.allTitle')}</Title>
          <Text>{t('record.all')}</Text>
          <Button component={Link} to="/transcribe">
            {t('nav.transcribe')}
          </Button>
        </div>
      ) : error ? (
        <Trouble error={error} retry={() => void next()} />
      ) : (
        <Waiting />
      )}
      {full && (
        <p className="note" role="alert">
          {t('record.full')}
        </p>
      )}
      <p className="tally" role="status">
        {t('record.done', { count: done })}
        {queue.waiting > 0 && ` · ${t('state.uploading', { count: queue.waiting })}`}
      </p>
    </section>
  );
}

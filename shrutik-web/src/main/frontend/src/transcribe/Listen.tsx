import { Button, Rating, SegmentedControl, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguages } from '../api/languages';
import { useGuidelines } from '../components/Guidelines';
import { IconKeyboard, IconSkip } from '../components/icons';
import { Key } from '../components/Key';
import { PlayerControls, usePlayerControls } from '../components/PlayerControls';
import { useShortcuts } from '../components/shortcuts';
import { Waiting } from '../components/Waiting';
import type { StoredChunk } from '../offline/store';
import { BengaliKeyboard } from './BengaliKeyboard';
import { KeysDialog } from './KeysDialog';
import { erased, typed } from './layout';
import { remarks } from './remarks';
import { SkipDialog } from './SkipDialog';
import { submissions } from './submissions';
import { useDraft } from './useDraft';

interface Props {
  work: StoredChunk;
  userId: number;
  onDone: (id: number, skipped: boolean) => Promise<void>;
}

const CONFIDENCES = [
  { value: 0.5, key: 'unsure' },
  { value: 0.75, key: 'fairly' },
  { value: 0.95, key: 'sure' },
] as const;

/** One chunk: listen, write, submit. */
export function Listen({ work, userId, onDone }: Props) {
  const { t } = useTranslation();
  const { draft, change, forget, savedAt } = useDraft(userId, work.id);
  const controls = usePlayerControls();
  const [begun] = useState(() => performance.now());
  const [hinted, setHinted] = useState(false);
  const [letters, showLetters] = useDisclosure(false);
  const [skipping, skipDialog] = useDisclosure(false);
  const [choosingKeys, keysDialog] = useDisclosure(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const guidelines = useGuidelines('transcription');
  const language = useLanguages().find((l) => l.id === work.chunk.language_id);
  const text = draft?.text ?? '';
  const ready = text.trim().length > 0;
  const loaded = draft != null;

  useEffect(() => {
    if (loaded) {
      field.current?.focus({ preventScroll: true });
    }
  }, [loaded]);

  const base = {
    id: crypto.randomUUID(),
    userId,
    sessionId: work.sessionId,
    chunkId: work.id,
    languageId: work.chunk.language_id,
    quality: draft?.quality ?? null,
    confidence: draft?.confidence ?? null,
    state: 'waiting' as const,
  };

  const finish = async (skipped: boolean, more: { reason?: string; comment?: string } = {}) => {
    controls.player.current?.stop();
    await submissions.add({
      ...base,
      ...more,
      kind: skipped ? 'skip' : 'text',
      text: skipped ? '' : text.trim(),
      seconds: (performance.now() - begun) / 1000,
      createdAt: Date.now(),
    });
    await forget();
    await onDone(work.id, skipped);
  };

  const put = (
    edit: (value: string, start: number, end: number) => { text: string; cursor: number },
  ) => {
    const area = field.current;
    const end = area?.selectionEnd ?? text.length;
    const next = edit(text, area?.selectionStart ?? end, end);
    change({ text: next.text });
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(next.cursor, next.cursor);
    });
  };

  useShortcuts({
    ...controls.actions,
    submit: () => (ready ? void finish(false) : undefined),
    skip: skipDialog.open,
  });

  if (!draft) {
    return <Waiting />;
  }
  return (
    <div className="listen">
      <PlayerControls
        controls={controls}
        blob={work.audio}
        peaks={work.peaks}
        duration={work.chunk.duration}
      />
      <Textarea
        ref={field}
        className="writing"
        label={t('transcribe.label')}
        description={
          savedAt
            ? t('transcribe.saved')
            : t('transcribe.hintLanguage', { name: language?.name ?? '' })
        }
        lang={language?.code}
        dir="auto"
        value={text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        autosize
        minRows={3}
        maxLength={10_000}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
      />
      <p className="remarks" role="status">
        {remarks(text, work.chunk.duration, language?.code)
          .map((remark) => t(`remark.${remark}`))
          .join(' ')}
      </p>
      {letters && (
        <BengaliKeyboard
          onLetter={(letter) => put((value, start, end) => typed(value, start, end, letter))}
          onErase={() => put(erased)}
        />
      )}
      <div className="controls start">
        <Button
          variant="subtle"
          leftSection={<IconKeyboard />}
          onClick={showLetters.toggle}
          aria-expanded={letters}
        >
          {t('keyboard.show')}
        </Button>
        {work.chunk.sentence_hint && (
          <Button variant="subtle" onClick={() => setHinted(!hinted)} aria-expanded={hinted}>
            {t('transcribe.hint')}
          </Button>
        )}
        <Button variant="subtle" onClick={guidelines.open}>
          {t('guidelines.open')}
        </Button>
        <Button variant="subtle" onClick={keysDialog.open}>
          {t('keys.title')}
        </Button>
      </div>
      {hinted && (
        <p className="hint" role="status" lang={language?.code}>
          {t('transcribe.hintText')} {work.chunk.sentence_hint}
        </p>
      )}
      <div className="judgement">
        <div>
          <span id="quality-label">{t('transcribe.quality')}</span>
          <Rating
            size="lg"
            value={draft.quality ?? 0}
            onChange={(value) => change({ quality: value })}
            getSymbolLabel={(value) => t('transcribe.stars', { count: value })}
            role="radiogroup"
            aria-labelledby="quality-label"
          />
        </div>
        <div>
          <span id="confidence-label">{t('transcribe.confidence')}</span>
          <SegmentedControl
            aria-labelledby="confidence-label"
            value={String(draft.confidence ?? '')}
            onChange={(value) => change({ confidence: Number(value) })}
            data={CONFIDENCES.map((c) => ({
              value: String(c.value),
              label: t(`transcribe.${c.key}`),
            }))}
          />
        </div>
      </div>
      <div className="controls apart">
        <Button variant="default" size="lg" leftSection={<IconSkip />} onClick={skipDialog.open}>
          {t('transcribe.skip')} <Key of="skip" />
        </Button>
        <Button size="lg" disabled={!ready} onClick={() => void finish(false)}>
          {t('transcribe.submit')} <Key of="submit" />
        </Button>
      </div>
      {guidelines.modal}
      <SkipDialog
        opened={skipping}
        onClose={skipDialog.close}
        onSkip={(reason, comment) => void finish(true, { reason, comment })}
      />
      <KeysDialog opened={choosingKeys} onClose={keysDialog.close} />
    </div>
  );
}

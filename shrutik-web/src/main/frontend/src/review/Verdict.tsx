import { Alert, Button, Radio, Rating, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiError } from '../api/errors';
import type { Chunk, Page, Schemas, Transcription } from '../api/types';
import { Key } from '../components/Key';
import { PlayerControls, usePlayerControls } from '../components/PlayerControls';
import { useShortcuts } from '../components/shortcuts';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';
import { number, percent } from '../i18n/format';
import { isDisputed, rowOf, slotsOf, type Slot } from './alignment';

type Consensus = Schemas['ConsensusResponse'];
type Decision = 'approved' | 'rejected' | 'needs_revision';

async function load(chunkId: number) {
  const path = { id: chunkId };
  const [chunk, audio, outline, consensus, texts] = await Promise.all([
    api.get<Chunk>('/api/chunks/{id}/info', { path }),
    api.blob('/api/chunks/{id}/audio', { path }),
    api.get<Schemas['PeaksResponse']>('/api/chunks/{id}/peaks', { path }),
    api.get<Consensus>('/api/consensus/chunk/{id}/status', { path }).catch((error: unknown) => {
      // Too few people wrote it for an agreement.
      if (error instanceof ApiError && (error.status === 409 || error.status === 404)) {
        return null;
      }
      throw error;
    }),
    api.get<Page<'transcriptions', Transcription>>('/api/transcriptions/admin/all', {
      query: { chunk_id: chunkId, limit: 50 },
    }),
  ]);
  return { chunk, audio, peaks: outline.peaks, consensus, texts: texts.transcriptions };
}

/** The words that were weighed against each other, the chosen one on top. */
function Lattice({ slots }: { slots: Slot[] }) {
  const { t } = useTranslation('admin');
  return (
    // A box that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="lattice" role="group" aria-label={t('review.lattice')} tabIndex={0}>
      {slots.map((slot, i) => (
        <ol key={i} className={isDisputed(slot) ? 'slot disputed' : 'slot'}>
          {slot.alternatives.map((alternative) => (
            <li
              key={alternative.word}
              className={alternative.word === slot.chosen ? 'chosen' : undefined}
            >
              <span>{alternative.word || '∅'}</span>
              {isDisputed(slot) && <small>{number(alternative.weight, 2)}</small>}
            </li>
          ))}
        </ol>
      ))}
    </div>
  );
}

function Words({ slots, transcription }: { slots: Slot[]; transcription: Transcription }) {
  const row = rowOf(slots, transcription);
  if (!row) {
    return transcription.text;
  }
  return row.map((cell, i) =>
    cell.word ? (
      cell.agrees ? (
        <span key={i}>{cell.word} </span>
      ) : (
        <mark key={i}>{cell.word} </mark>
      )
    ) : cell.agrees ? null : (
      <mark key={i}>∅ </mark>
    ),
  );
}

/** One chunk: its sound, what everybody wrote, and the decision. */
export function Verdict({ chunkId, onDecided }: { chunkId: number; onDecided: () => void }) {
  const { t } = useTranslation('admin');
  const controls = usePlayerControls();
  const [picked, setPicked] = useState<number | null>(null);
  const [rating, setRating] = useState(0);
  const [comment, setComment] = useState('');
  const all = useQuery({ queryKey: ['verdict', chunkId], queryFn: () => load(chunkId) });
  const texts = all.data?.texts ?? [];
  const agreed = texts.find((text) => text.id === all.data?.consensus?.consensus_transcript_id);
  const chosen = texts.find((text) => text.id === picked) ?? agreed ?? texts[0] ?? null;
  const slots = slotsOf(all.data?.consensus);

  const decide = useMutation({
    mutationFn: (decision: Decision) =>
      api.post('/api/admin/quality-reviews/{transcription_id}', {
        path: { transcription_id: chosen?.id ?? 0 },
        body: { decision, rating: rating || null, comment: comment.trim() || null },
      }),
    onSuccess: onDecided,
  });
  const say = (decision: Decision) => () => {
    if (chosen && !decide.isPending) {
      decide.mutate(decision);
    }
  };
  useShortcuts({
    ...controls.actions,
    approve: say('approved'),
    reject: say('rejected'),
    revise: say('needs_revision'),
  });

  if (all.error) {
    return <Trouble error={all.error} retry={() => void all.refetch()} />;
  }
  if (!all.data) {
    return <Waiting />;
  }
  const { chunk, consensus } = all.data;
  return (
    <div className="verdict-desk">
      <PlayerControls
        controls={controls}
        blob={all.data.audio}
        peaks={all.data.peaks}
        duration={chunk.duration}
      />
      {chunk.sentence_hint && (
        <p className="hint">
          {t('review.script')} {chunk.sentence_hint}
        </p>
      )}
      {consensus ? (
        <>
          <h2>{t('review.agreed')}</h2>
          <Text c="dimmed">
            {t('review.sure', {
              share: percent(consensus.confidence_score),
              people: number(consensus.participant_count),
            })}
          </Text>
          <Lattice slots={slots} />
        </>
      ) : (
        <Alert my="md">{t('review.few')}</Alert>
      )}
      <Radio.Group
        label={<span className="legend">{t('review.which')}</span>}
        value={String(chosen?.id ?? '')}
        onChange={(value) => setPicked(Number(value))}
      >
        {texts.map((text) => (
          <Radio.Card key={text.id} value={String(text.id)} className="text-card">
            <Radio.Indicator />
            <span className="quote">
              <Words slots={slots} transcription={text} />
            </span>
            <small>
              {t('review.person', { id: number(text.user_id) })}
              {text.quality != null && ` · ${number(text.quality, 1)} ★`}
            </small>
          </Radio.Card>
        ))}
      </Radio.Group>
      <div className="judgement">
        <div>
          <span id="rating-label">{t('review.rating')}</span>
          <Rating
            size="lg"
            value={rating}
            onChange={setRating}
            role="radiogroup"
            aria-labelledby="rating-label"
            getSymbolLabel={(value) => String(value)}
          />
        </div>
      </div>
      <Textarea
        label={t('review.comment')}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        maxLength={2000}
        autosize
      />
      <Trouble error={decide.error} />
      <div className="controls start">
        <Button size="lg" onClick={say('approved')} loading={decide.isPending}>
          {t('review.approve')} <Key of="approve" />
        </Button>
        <Button size="lg" variant="default" onClick={say('needs_revision')}>
          {t('review.revise')} <Key of="revise" />
        </Button>
        <Button size="lg" variant="default" c="ember" onClick={say('rejected')}>
          {t('review.reject')} <Key of="reject" />
        </Button>
      </div>
    </div>
  );
}

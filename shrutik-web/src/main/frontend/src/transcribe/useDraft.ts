import { useEffect, useRef, useState } from 'react';
import { store } from '../offline/store';

export interface Draft {
  text: string;
  quality: number | null;
  confidence: number | null;
}

const EMPTY: Draft = { text: '', quality: null, confidence: null };
const PAUSE_MS = 250;

function keyOf(userId: number, chunkId: number): string {
  return `${userId}:${chunkId}`;
}

async function write(key: string, draft: Draft): Promise<void> {
  await (await store()).put('drafts', { key, ...draft, savedAt: Date.now() });
}

export async function dropDraft(userId: number, chunkId: number): Promise<void> {
  await (await store()).delete('drafts', keyOf(userId, chunkId));
}

/** What is typed for a chunk: kept on this device a moment after each letter. */
export function useDraft(userId: number, chunkId: number) {
  const key = keyOf(userId, chunkId);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const latest = useRef<{ key: string; draft: Draft; saved: boolean } | null>(null);

  useEffect(() => {
    let current = true;
    setDraft(null);
    setSavedAt(null);
    void store()
      .then((db) => db.get('drafts', key))
      .then((kept) => {
        if (current) {
          setDraft(kept ?? EMPTY);
          setSavedAt(kept?.savedAt ?? null);
        }
      })
      .catch(() => (current ? setDraft(EMPTY) : undefined));
    return () => {
      current = false;
    };
  }, [key]);

  useEffect(() => {
    const save = () => {
      const now = latest.current;
      if (now && !now.saved) {
        now.saved = true;
        void write(now.key, now.draft).then(() => setSavedAt(Date.now()));
      }
    };
    const timer = setTimeout(save, PAUSE_MS);
    addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', save);
    };
  }, [draft]);

  const change = (part: Partial<Draft>) => {
    setDraft((before) => {
      const next = { ...(before ?? EMPTY), ...part };
      latest.current = { key, draft: next, saved: false };
      return next;
    });
  };

  /** It was submitted: no pause may write it again. */
  const forget = async () => {
    latest.current = null;
    await dropDraft(userId, chunkId);
  };

  return { draft, change, forget, savedAt };
}

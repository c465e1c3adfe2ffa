import { useCallback, useEffect, useRef, useState } from 'react';
import type { Chunk } from '../api/types';
import type { StoredChunk } from '../offline/store';
import { desk, plan } from './desk';

export interface Wish {
  quantity: number;
  languageId: number | null;
  difficulty: string;
}

interface Work {
  total: number;
  done: number;
  skipped: number;
}

interface Waiting {
  sessionId: string;
  position: number;
  chunk: Chunk;
}

/** The chunks of one sitting: the present one, the next already loaded, the others to come. */
export function useDesk(userId: number) {
  const [work, setWork] = useState<Work | null>(null);
  const [loaded, setLoaded] = useState<StoredChunk[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(true);
  const coming = useRef<Waiting[]>([]);
  const fetching = useRef(false);

  /** Loads what is to come, in order, until all is here or the network is away. */
  const fetchAhead = useCallback(async () => {
    if (fetching.current) {
      return;
    }
    fetching.current = true;
    setError(null);
    try {
      for (let next = coming.current[0]; next; next = coming.current[0]) {
        const kept = await desk.load(userId, next.sessionId, next.position, next.chunk);
        coming.current.shift();
        setLoaded((before) => [...before, kept]);
      }
    } catch (cause) {
      setError(cause);
    } finally {
      fetching.current = false;
    }
  }, [userId]);

  useEffect(() => {
    void desk
      .left(userId)
      .then((left) => {
        const given = plan.read(userId);
        const missing = (given?.chunks ?? []).filter((c) => left.every((kept) => kept.id !== c.id));
        coming.current = missing.map((chunk, i) => ({
          sessionId: given?.sessionId ?? '',
          position: left.length + i,
          chunk,
        }));
        const total = left.length + missing.length;
        if (total > 0) {
          setLoaded(left);
          setWork({ total, done: 0, skipped: 0 });
          void fetchAhead();
        }
      })
      .finally(() => setBusy(false));
    const again = () => void fetchAhead();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [userId, fetchAhead]);

  const begin = useCallback(
    async (wish: Wish) => {
      setBusy(true);
      setError(null);
      try {
        const given = await desk.ask(wish.quantity, wish.languageId, wish.difficulty);
        plan.write(userId, { sessionId: given.session_id, chunks: given.chunks });
        coming.current = given.chunks.map((chunk, position) => ({
          sessionId: given.session_id,
          position,
          chunk,
        }));
        setLoaded([]);
        setWork({ total: given.chunks.length, done: 0, skipped: 0 });
        void fetchAhead();
      } catch (cause) {
        setWork(null);
        setError(cause);
      } finally {
        setBusy(false);
      }
    },
    [userId, fetchAhead],
  );

  const finish = useCallback(
    async (id: number, skipped: boolean) => {
      plan.done(userId, id);
      setLoaded((before) => before.filter((kept) => kept.id !== id));
      setWork(
        (before) =>
          before && {
            ...before,
            done: before.done + (skipped ? 0 : 1),
            skipped: before.skipped + (skipped ? 1 : 0),
          },
      );
      await desk.done(id);
    },
    [userId],
  );

  const leave = useCallback(() => {
    setWork(null);
    setError(null);
  }, []);

  return { work, present: loaded[0] ?? null, error, busy, begin, finish, leave, retry: fetchAhead };
}

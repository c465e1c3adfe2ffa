import { api } from '../api/client';
import type { Chunk, Schemas } from '../api/types';
import { store, type StoredChunk } from '../offline/store';

type Tasks = Schemas['TasksResponse'];
type Peaks = Schemas['PeaksResponse'];

const POINTS = 400;

/** What was given for a sitting and is not done yet. */
export interface Plan {
  sessionId: string;
  chunks: Chunk[];
}

function planKey(userId: number): string {
  return `shrutik.desk.${userId}`;
}

export const plan = {
  read(userId: number): Plan | null {
    try {
      return JSON.parse(localStorage.getItem(planKey(userId)) ?? 'null') as Plan | null;
    } catch {
      return null;
    }
  },
  write(userId: number, given: Plan): void {
    localStorage.setItem(planKey(userId), JSON.stringify(given));
  },
  done(userId: number, chunkId: number): void {
    const given = plan.read(userId);
    if (given) {
      plan.write(userId, { ...given, chunks: given.chunks.filter((c) => c.id !== chunkId) });
    }
  },
};

/** Chunks that are loaded with their sound, so that they can be transcribed without a network. */
export const desk = {
  /** What is left of an earlier visit, in its order. */
  async left(userId: number): Promise<StoredChunk[]> {
    const all = await (await store()).getAll('chunks');
    return all.filter((kept) => kept.userId === userId).sort((a, b) => a.position - b.position);
  },

  async ask(quantity: number, languageId: number | null, difficulty: string): Promise<Tasks> {
    return api.post<Tasks>('/api/transcriptions/tasks', {
      body: { quantity, language_id: languageId, difficulty_preference: difficulty },
    });
  },

  /** Loads one chunk with its sound and outline, and keeps it here. */
  async load(
    userId: number,
    sessionId: string,
    position: number,
    chunk: Chunk,
  ): Promise<StoredChunk> {
    const path = { id: chunk.id };
    const [audio, outline] = await Promise.all([
      api.blob('/api/chunks/{id}/audio', { path }),
      api.get<Peaks>('/api/chunks/{id}/peaks', { path, query: { points: POINTS } }),
    ]);
    const kept: StoredChunk = {
      id: chunk.id,
      userId,
      sessionId,
      position,
      chunk,
      audio,
      peaks: outline.peaks,
    };
    await (await store()).put('chunks', kept);
    return kept;
  },

  async done(id: number): Promise<void> {
    await (await store()).delete('chunks', id);
  },
};

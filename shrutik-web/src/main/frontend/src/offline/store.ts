import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Chunk, Script } from '../api/types';

/** A recording on this device: a take that is not yet submitted, or one on its way. */
export interface StoredTake {
  id: string;
  userId: number;
  scriptId: number;
  languageId: number;
  text: string;
  blob: Blob;
  mime: string;
  duration: number;
  createdAt: number;
  state: 'draft' | 'waiting' | 'refused';
  sessionId?: string;
  uploadUrl?: string;
  /** Why the server did not want it. */
  reason?: string;
}

/** A chunk that can be transcribed without a network. */
export interface StoredChunk {
  id: number;
  userId: number;
  sessionId: string;
  position: number;
  chunk: Chunk;
  audio: Blob;
  peaks: number[];
}

/** What is typed and not yet submitted. */
export interface StoredDraft {
  key: string;
  text: string;
  quality: number | null;
  confidence: number | null;
  savedAt: number;
}

/** A transcription or a skip on its way. */
export interface StoredSubmission {
  id: string;
  userId: number;
  kind: 'text' | 'skip';
  sessionId: string;
  chunkId: number;
  languageId: number;
  text: string;
  quality: number | null;
  confidence: number | null;
  seconds: number;
  reason?: string;
  comment?: string;
  createdAt: number;
  state: 'waiting' | 'refused';
  refusal?: string;
}

export interface StoredScript {
  key: string;
  userId: number;
  languageId: number;
  script: Script;
}

interface Schema extends DBSchema {
  takes: { key: string; value: StoredTake };
  scripts: { key: string; value: StoredScript };
  chunks: { key: number; value: StoredChunk };
  drafts: { key: string; value: StoredDraft };
  submissions: { key: string; value: StoredSubmission };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

/** What this browser keeps of a person's work until the server has it. */
export function store(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('shrutik', 1, {
    upgrade(db) {
      db.createObjectStore('takes', { keyPath: 'id' });
      db.createObjectStore('scripts', { keyPath: 'key' });
      db.createObjectStore('chunks', { keyPath: 'id' });
      db.createObjectStore('drafts', { keyPath: 'key' });
      db.createObjectStore('submissions', { keyPath: 'id' });
    },
    terminated() {
      opened = null;
    },
  });
  return opened;
}

/** Whether the device has no room left. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** Asks the browser not to throw away what waits here. */
export function persist(): void {
  void navigator.storage?.persist?.().catch(() => false);
}

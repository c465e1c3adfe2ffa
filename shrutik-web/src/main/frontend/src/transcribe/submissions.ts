import { api } from '../api/client';
import { ApiError } from '../api/errors';
import type { Schemas } from '../api/types';
import { Outbox } from '../offline/Outbox';
import { persist, store, type StoredSubmission } from '../offline/store';

export interface SubmissionsView {
  waiting: number;
  refused: StoredSubmission[];
}

/** Transcriptions and skips on their way to the server. */
class SubmissionQueue extends Outbox {
  private items: StoredSubmission[] = [];
  private view: SubmissionsView = { waiting: 0, refused: [] };

  constructor() {
    super('shrutik-submissions');
  }

  readonly current = () => this.view;

  protected override changed() {
    this.view = {
      waiting: this.items.filter((item) => item.state === 'waiting').length,
      refused: this.items.filter((item) => item.state === 'refused'),
    };
    super.changed();
  }

  protected async load(): Promise<void> {
    const all = await (await store()).getAll('submissions');
    this.items = all.sort((a, b) => a.createdAt - b.createdAt);
    this.changed();
  }

  async add(item: StoredSubmission): Promise<void> {
    persist();
    await this.save(item);
    void this.run();
  }

  async drop(id: string): Promise<void> {
    await (await store()).delete('submissions', id);
    this.items = this.items.filter((item) => item.id !== id);
    this.changed();
  }

  private async save(item: StoredSubmission): Promise<void> {
    await (await store()).put('submissions', item);
    this.items = [...this.items.filter((other) => other.id !== item.id), item];
    this.changed();
  }

  protected async sendNext(userId: number): Promise<boolean> {
    await this.load();
    const item = this.items.find((i) => i.userId === userId && i.state === 'waiting');
    if (!item) {
      return false;
    }
    try {
      await this.send(item);
      await this.drop(item.id);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status >= 500) {
        throw error;
      }
      if (error.status === 401 || error.status === 429) {
        throw error;
      }
      // Kept with its text, so that the person can read it and decide.
      await this.save({ ...item, state: 'refused', refusal: error.message });
    }
    return true;
  }

  private async send(item: StoredSubmission): Promise<void> {
    if (item.kind === 'skip') {
      const body: Schemas['SkipRequest'] = {
        chunk_id: item.chunkId,
        reason: item.reason ?? '',
        comment: item.comment ?? '',
      };
      await api.post('/api/transcriptions/skip', { body });
      return;
    }
    try {
      await this.submit(item);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 410) {
        throw error;
      }
      // The person took longer than a session lasts: it is prolonged, and nothing is lost.
      await api.post('/api/transcriptions/sessions/{id}/renewal', {
        path: { id: item.sessionId },
      });
      await this.submit(item);
    }
  }

  private submit(item: StoredSubmission) {
    return api.post<Schemas['SubmitResponse']>('/api/transcriptions/submit', {
      body: {
        session_id: item.sessionId,
        transcriptions: [
          {
            chunk_id: item.chunkId,
            language_id: item.languageId,
            text: item.text,
            quality: item.quality,
            confidence: item.confidence,
            metadata: { time_taken: Math.round(item.seconds) },
          },
        ],
      },
    });
  }
}

export const submissions = new SubmissionQueue();

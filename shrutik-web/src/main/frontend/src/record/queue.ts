import { api } from '../api/client';
import { ApiError } from '../api/errors';
import type { Schemas } from '../api/types';
import { Outbox } from '../offline/Outbox';
import { persist, store, type StoredTake } from '../offline/store';

type RecordingSession = Schemas['RecordingSessionResponse'];

/** What is shown of a take on its way. */
export interface UploadView {
  take: StoredTake;
  /** 0 to 1, of bytes that the server has. */
  sent: number;
  active: boolean;
}

export interface UploadsView {
  items: UploadView[];
  waiting: number;
  /** Counts what arrived since the page was opened. */
  arrived: number;
}

const GONE = new Set([404, 409, 410]);
const AT_MOST = 3;

/** Submitted recordings on their way to the server. */
class UploadQueue extends Outbox {
  private takes: StoredTake[] = [];
  private progress = new Map<string, number>();
  private active: string | null = null;
  private arrived = 0;
  private lost = new Map<string, number>();
  private view: UploadsView = { items: [], waiting: 0, arrived: 0 };

  constructor() {
    super('shrutik-uploads');
  }

  readonly current = () => this.view;

  protected override changed() {
    this.view = {
      items: this.takes.map((take) => ({
        take,
        sent: this.progress.get(take.id) ?? 0,
        active: take.id === this.active,
      })),
      waiting: this.takes.filter((take) => take.state === 'waiting').length,
      arrived: this.arrived,
    };
    super.changed();
  }

  protected async load(): Promise<void> {
    const all = await (await store()).getAll('takes');
    this.takes = all
      .filter((take) => take.state !== 'draft')
      .sort((a, b) => a.createdAt - b.createdAt);
    this.changed();
  }

  /** Keeps a take that is heard and not yet submitted, so that closing the page loses nothing. */
  async keep(take: StoredTake): Promise<void> {
    persist();
    await (await store()).put('takes', take);
  }

  async draft(userId: number): Promise<StoredTake | undefined> {
    const all = await (await store()).getAll('takes');
    return all.find((take) => take.state === 'draft' && take.userId === userId);
  }

  async drop(id: string): Promise<void> {
    await (await store()).delete('takes', id);
    this.takes = this.takes.filter((take) => take.id !== id);
    this.changed();
  }

  /** Submits a take: it is kept first, and sent as soon as that is possible. */
  async submit(take: StoredTake): Promise<void> {
    const waiting: StoredTake = { ...take, state: 'waiting' };
    await this.save(waiting);
    void this.run();
  }

  /** Another try for one that was refused. */
  async retry(id: string): Promise<void> {
    const take = this.takes.find((other) => other.id === id);
    if (take) {
      this.lost.delete(id);
      const { reason: _, sessionId: __, uploadUrl: ___, ...rest } = take;
      await this.save({ ...rest, state: 'waiting' });
      void this.run();
    }
  }

  private async save(take: StoredTake): Promise<void> {
    await (await store()).put('takes', take);
    this.takes = [...this.takes.filter((other) => other.id !== take.id), take].sort(
      (a, b) => a.createdAt - b.createdAt,
    );
    this.changed();
  }

  /** Scripts that are recorded here already, though the server does not know it yet. */
  scriptsOf(userId: number): Set<number> {
    return new Set(
      this.takes
        .filter((take) => take.userId === userId && take.state === 'waiting')
        .map((take) => take.scriptId),
    );
  }

  protected async sendNext(userId: number): Promise<boolean> {
    await this.load();
    const take = this.takes.find((t) => t.userId === userId && t.state === 'waiting');
    if (!take) {
      return false;
    }
    this.active = take.id;
    this.changed();
    try {
      await this.send(take);
      this.progress.delete(take.id);
      this.arrived++;
      await this.drop(take.id);
    } catch (error) {
      await this.judge(take, error);
    } finally {
      this.active = null;
      this.changed();
    }
    return true;
  }

  private async send(take: StoredTake): Promise<void> {
    let current = take;
    if (!current.sessionId) {
      const opened = await api.post<RecordingSession>('/api/recordings/sessions', {
        body: {
          script_id: take.scriptId,
          language_id: take.languageId,
          metadata: { device_info: navigator.userAgent, recorded_at: take.createdAt },
        },
      });
      current = { ...current, sessionId: opened.session_id };
      await this.save(current);
    }
    const { upload } = await import('./upload');
    await upload(current, {
      onUrl: (uploadUrl) => {
        current = { ...current, uploadUrl };
        void this.save(current);
      },
      onProgress: (sent) => {
        this.progress.set(take.id, sent);
        this.changed();
      },
    });
  }

  /** What cannot come right by waiting is set aside with its reason; nothing is thrown away. */
  private async judge(take: StoredTake, error: unknown): Promise<void> {
    if (!(error instanceof ApiError) || error.status === 401 || error.status === 429) {
      throw error;
    }
    if (error.status >= 500) {
      throw error;
    }
    const times = (this.lost.get(take.id) ?? 0) + 1;
    this.lost.set(take.id, times);
    const latest = this.takes.find((other) => other.id === take.id) ?? take;
    if (GONE.has(error.status) && latest.sessionId && times < AT_MOST) {
      // The upload or its session is no more: the same sound in a new one.
      const { sessionId: _, uploadUrl: __, ...rest } = latest;
      await this.save(rest);
      return;
    }
    await this.save({ ...latest, state: 'refused', reason: error.message });
  }
}

export const uploads = new UploadQueue();

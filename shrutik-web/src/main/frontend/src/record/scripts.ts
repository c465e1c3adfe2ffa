import { api } from '../api/client';
import { ApiError } from '../api/errors';
import type { Script } from '../api/types';
import { store } from '../offline/store';
import { uploads } from './queue';

const AHEAD = 6;
const EXCLUDED = 100;

/** Every script of this kind is recorded by this person. */
export class AllRecorded extends Error {}

/** Scripts that are ready to be read, also without a network. */
export class ScriptShelf {
  private readonly skipped = new Set<number>();
  private filling: Promise<void> | null = null;

  constructor(
    private readonly userId: number,
    private readonly languageId: number,
    private readonly category: string,
  ) {}

  private key(id: number): string {
    return `${this.userId}:${this.languageId}:${this.category}:${id}`;
  }

  private async ready(): Promise<Script[]> {
    const all = await (await store()).getAll('scripts');
    const begin = `${this.userId}:${this.languageId}:${this.category}:`;
    const submitted = uploads.scriptsOf(this.userId);
    return all
      .filter((kept) => kept.key.startsWith(begin))
      .map((kept) => kept.script)
      .filter((script) => !submitted.has(script.id) && !this.skipped.has(script.id));
  }

  /** Takes the next script; asks the server only where none is at hand. */
  async next(): Promise<Script> {
    let ready = await this.ready();
    if (ready.length === 0) {
      await this.fetchOne();
      ready = await this.ready();
    }
    const script = ready[0];
    if (!script) {
      throw new AllRecorded();
    }
    void this.fill();
    return script;
  }

  /** It was submitted, or is not wanted now. */
  async done(script: Script, skipped: boolean): Promise<void> {
    if (skipped) {
      this.skipped.add(script.id);
    }
    await (await store()).delete('scripts', this.key(script.id));
  }

  /** Lays in scripts for a time without a network. */
  fill(): Promise<void> {
    this.filling ??= (async () => {
      try {
        while ((await this.ready()).length < AHEAD) {
          await this.fetchOne();
        }
      } catch {
        // What is at hand has to do until the network is back.
      } finally {
        this.filling = null;
      }
    })();
    return this.filling;
  }

  private async fetchOne(): Promise<void> {
    const here = [...(await this.kept()), ...uploads.scriptsOf(this.userId)];
    try {
      const script = await api.get<Script>('/api/scripts/random', {
        query: {
          duration_category: this.category,
          language_id: this.languageId,
          exclude: [...here, ...this.skipped].slice(0, EXCLUDED).join(','),
        },
      });
      await (
        await store()
      ).put('scripts', {
        key: this.key(script.id),
        userId: this.userId,
        languageId: this.languageId,
        script,
      });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        throw new AllRecorded();
      }
      throw error;
    }
  }

  private async kept(): Promise<number[]> {
    return (await this.ready()).map((script) => script.id);
  }
}

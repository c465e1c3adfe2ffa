import { isPassing } from '../api/errors';
import { locked, session } from '../api/session';
import { backoff } from './backoff';

/**
 * Sends what waits, one after the other, from one page at a time, and tries again by itself: after
 * a while, and when the network or the person is back.
 */
export abstract class Outbox {
  private readonly listeners = new Set<() => void>();
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running = false;
  private again = false;

  constructor(private readonly lock: string) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  protected changed() {
    this.listeners.forEach((listener) => listener());
  }

  async start(): Promise<void> {
    addEventListener('online', () => void this.run());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        void this.run();
      }
    });
    await this.load();
    await this.run();
  }

  /** Reads what was left here by an earlier visit. */
  protected abstract load(): Promise<void>;

  /** Sends the next one; false when nothing waits. */
  protected abstract sendNext(userId: number): Promise<boolean>;

  async run(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    if (this.timer) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    try {
      await locked(this.lock, async () => {
        do {
          this.again = false;
          for (let user = this.user(); user != null; user = this.user()) {
            if (!(await this.sendNext(user))) {
              break;
            }
            this.failures = 0;
          }
        } while (this.again);
      });
    } catch (error) {
      this.failures++;
      if (isPassing(error) || this.user() != null) {
        this.timer = setTimeout(() => void this.run(), backoff(this.failures));
      }
    } finally {
      this.running = false;
      this.changed();
    }
  }

  private user(): number | null {
    const state = session.current();
    return state.kind === 'person' ? state.user.id : null;
  }
}

import type { Role, User } from './types';
import { ApiError, errorOf, NetworkError } from './errors';

const PERSON = 'shrutik.person';
const LOCK = 'shrutik-session';
const EARLY_SECONDS = 60;

/** Who is logged in. `stale` means that the server could not be asked. */
export type SessionState =
  | { kind: 'unknown' }
  | { kind: 'none'; ended: boolean }
  | { kind: 'person'; user: User; stale: boolean };

interface Tokens {
  access_token: string;
  expires_in: number;
  user: User;
}

function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) || null : null;
}

/** The root of the interface, whatever the context root: the page's base is `…/app/`. */
export function apiUrl(path: string): string {
  return new URL(`..${path}`, document.baseURI).href;
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  try {
    return await fetch(apiUrl(path), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new NetworkError('no answer', { cause });
  }
}

/**
 * The session of this browser. The refresh token is in a cookie that no script can read; the access
 * token is in memory only. One page at a time renews, because a token that is spent twice ends the
 * session; a page that waited takes what the other was given.
 */
class Session {
  private state: SessionState = { kind: 'unknown' };
  private token: string | null = null;
  private expires = 0;
  private readonly listeners = new Set<() => void>();
  private readonly channel =
    'BroadcastChannel' in globalThis ? new BroadcastChannel('shrutik-session') : null;
  private renewal: Promise<string> | null = null;

  constructor() {
    this.channel?.addEventListener('message', (event: MessageEvent<Tokens | null>) => {
      if (event.data) {
        this.accept(event.data);
      } else {
        this.forget(false);
      }
    });
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = () => this.state;

  private become(state: SessionState) {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }

  private accept(tokens: Tokens) {
    this.token = tokens.access_token;
    this.expires = Date.now() + (tokens.expires_in - EARLY_SECONDS) * 1000;
    localStorage.setItem(PERSON, JSON.stringify(tokens.user));
    this.become({ kind: 'person', user: tokens.user, stale: false });
  }

  private forget(ended: boolean) {
    this.token = null;
    localStorage.removeItem(PERSON);
    this.become({ kind: 'none', ended });
  }

  /** Finds out at the start whether there is a session; without a network the last person stays. */
  async restore(): Promise<void> {
    if (!cookie('shrutik_csrf')) {
      this.forget(false);
      return;
    }
    try {
      await this.accessToken();
    } catch (error) {
      const known = localStorage.getItem(PERSON);
      if (!(error instanceof ApiError && error.status < 500) && known) {
        this.become({ kind: 'person', user: JSON.parse(known) as User, stale: true });
      } else if (this.state.kind === 'unknown') {
        this.forget(false);
      }
    }
  }

  async login(email: string, password: string): Promise<User> {
    const response = await post('/api/auth/login', { email, password, cookie: true });
    if (!response.ok) {
      throw await errorOf(response);
    }
    const tokens = (await response.json()) as Tokens;
    this.accept(tokens);
    this.channel?.postMessage(tokens);
    return tokens.user;
  }

  async logout(): Promise<void> {
    await post('/api/auth/logout', {}, this.csrf()).catch(() => undefined);
    this.forget(false);
    this.channel?.postMessage(null);
  }

  /** Takes over what the person changed of the own profile. */
  update(user: User) {
    localStorage.setItem(PERSON, JSON.stringify(user));
    this.become({ kind: 'person', user, stale: false });
  }

  private csrf(): Record<string, string> {
    const value = cookie('shrutik_csrf');
    return value ? { 'X-CSRF-Token': value } : {};
  }

  /** The server refused the token: the next call asks for a new one. */
  distrust() {
    this.token = null;
  }

  /** A token that holds for a while; renewed where needed. */
  accessToken(): Promise<string> {
    if (this.token && Date.now() < this.expires) {
      return Promise.resolve(this.token);
    }
    this.renewal ??= this.renew().finally(() => {
      this.renewal = null;
    });
    return this.renewal;
  }

  private async renew(): Promise<string> {
    return locked(LOCK, async () => {
      if (this.token && Date.now() < this.expires) {
        return this.token;
      }
      const response = await post('/api/auth/refresh', {}, this.csrf());
      if (response.ok) {
        const tokens = (await response.json()) as Tokens;
        this.accept(tokens);
        this.channel?.postMessage(tokens);
        return tokens.access_token;
      }
      const error = await errorOf(response);
      if (error instanceof ApiError && error.status < 500 && error.status !== 429) {
        this.forget(true);
      }
      throw error;
    });
  }
}

/** Runs one at a time over all pages of this browser. */
export async function locked<T>(name: string, work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request(name, work) : work();
}

export const session = new Session();

const PERMISSIONS: Record<string, Role[]> = {
  review: ['reviewer', 'sworik_developer', 'admin'],
  statistics: ['reviewer', 'sworik_developer', 'operator', 'admin'],
  allData: ['reviewer', 'sworik_developer', 'operator', 'admin'],
  export: ['sworik_developer', 'operator', 'admin'],
  tasks: ['operator', 'admin'],
  admin: ['admin'],
};

/** Whether a role is offered a page; the server decides what it may do. */
export function may(user: User, what: keyof typeof PERMISSIONS): boolean {
  return PERMISSIONS[what]?.includes(user.role as Role) ?? false;
}

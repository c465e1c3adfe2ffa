import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../src/api/client';
import { ApiError, NetworkError } from '../src/api/errors';
import { session } from '../src/api/session';

const USER = { id: 7, name: 'Ann', email: 'a@example.org', role: 'contributor' };

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

const tokens = (token: string) => ({ access_token: token, expires_in: 900, user: USER });

describe('the session', () => {
  let calls: { url: string; headers: Headers }[];
  let answers: (() => Response | Promise<Response>)[];

  beforeEach(() => {
    calls = [];
    answers = [];
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      calls.push({ url, headers: new Headers(init.headers) });
      const next = answers.shift();
      return next ? Promise.resolve(next()) : Promise.reject(new TypeError('offline'));
    });
    document.cookie = 'shrutik_csrf=secret';
  });

  afterEach(async () => {
    answers = [() => answer(200, {})];
    await session.logout();
  });

  it('asks the interface below the context root of the page', async () => {
    answers = [() => answer(200, tokens('one')), () => answer(200, { total: 3 })];
    await session.login('a@example.org', 'secure_password');
    await api.get('/api/recordings', { query: { limit: 5, status: undefined } });
    expect(calls[0]?.url).toBe('http://localhost/site/api/auth/login');
    expect(calls[1]?.url).toBe('http://localhost/site/api/recordings?limit=5');
    expect(calls[1]?.headers.get('Authorization')).toBe('Bearer one');
  });

  it('renews a token that was refused, once, and does the request again', async () => {
    answers = [
      () => answer(200, tokens('old')),
      () => answer(401, {}),
      () => answer(200, tokens('new')),
      () => answer(200, { total: 1 }),
    ];
    await session.login('a@example.org', 'secure_password');
    expect(await api.get('/api/recordings')).toEqual({ total: 1 });
    expect(calls[2]?.headers.get('X-CSRF-Token')).toBe('secret');
    expect(calls[3]?.headers.get('Authorization')).toBe('Bearer new');
  });

  it('renews once for many requests at the same time', async () => {
    answers = [() => answer(200, tokens('old'))];
    await session.login('a@example.org', 'secure_password');
    session.distrust();
    answers = [() => answer(200, tokens('new')), () => answer(200, {}), () => answer(200, {})];
    await Promise.all([api.get('/api/recordings'), api.get('/api/scripts')]);
    expect(calls.filter((call) => call.url.endsWith('/refresh'))).toHaveLength(1);
  });

  it('says that it has ended when the server says so', async () => {
    answers = [() => answer(200, tokens('old'))];
    await session.login('a@example.org', 'secure_password');
    session.distrust();
    answers = [() => answer(401, { error: { code: 'AUTHENTICATION_FAILED', message: 'no' } })];
    await expect(api.get('/api/recordings')).rejects.toBeInstanceOf(ApiError);
    expect(session.current()).toEqual({ kind: 'none', ended: true });
  });

  it('keeps the person while the network is away', async () => {
    answers = [() => answer(200, tokens('old'))];
    await session.login('a@example.org', 'secure_password');
    session.distrust();
    answers = [];
    await expect(api.get('/api/recordings')).rejects.toBeInstanceOf(NetworkError);
    await session.restore();
    expect(session.current()).toMatchObject({ kind: 'person', stale: true, user: { id: 7 } });
  });

  it('reads the documented form of an error', async () => {
    answers = [
      () =>
        answer(
          422,
          {
            error: {
              code: 'VALIDATION_ERROR',
              message: 'wrong',
              details: { validation_errors: [{ field: 'name', issue: 'must not be empty' }] },
            },
          },
          { 'Retry-After': '9' },
        ),
    ];
    const error = await api
      .post('/api/auth/register', { body: {}, open: true })
      .catch((e: unknown) => e as ApiError);
    expect(error).toMatchObject({
      status: 422,
      code: 'VALIDATION_ERROR',
      fields: { name: 'must not be empty' },
      retryAfter: 9,
    });
  });
});

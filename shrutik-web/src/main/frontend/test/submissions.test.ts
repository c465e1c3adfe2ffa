import { beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '../src/api/session';
import type { StoredSubmission } from '../src/offline/store';
import { submissions } from '../src/transcribe/submissions';

const USER = { id: 7, name: 'Ann', email: 'a@example.org', role: 'contributor' };

function answer(status: number, body: unknown = {}) {
  return new Response(JSON.stringify(body), { status });
}

function item(id: string, text: string): StoredSubmission {
  return {
    id,
    userId: 7,
    kind: 'text',
    sessionId: 's',
    chunkId: 1,
    languageId: 1,
    text,
    quality: null,
    confidence: null,
    seconds: 3,
    createdAt: Date.now(),
    state: 'waiting',
  };
}

describe('what is submitted', () => {
  let paths: string[];
  let answers: (() => Response)[];

  beforeEach(async () => {
    paths = [];
    answers = [() => answer(200, { access_token: 't', expires_in: 900, user: USER })];
    vi.stubGlobal('fetch', (url: string) => {
      paths.push(new URL(url).pathname.replace('/site/api', ''));
      const next = answers.shift();
      return next ? Promise.resolve(next()) : Promise.reject(new TypeError('offline'));
    });
    await session.login('a@example.org', 'secure_password');
    paths = [];
  });

  it('waits for the network and is sent once it is back', async () => {
    await submissions.add(item('a', 'text'));
    await vi.waitFor(() => expect(paths).toContain('/transcriptions/submit'));
    expect(submissions.current().waiting).toBe(1);
    answers = [() => answer(201)];
    await vi.waitFor(async () => {
      await submissions.run();
      expect(submissions.current().waiting).toBe(0);
    });
  });

  it('waits while a starting server knows no address of ours', async () => {
    answers = [() => answer(404)];
    await submissions.add(item('d', 'text'));
    await vi.waitFor(() => expect(paths).toContain('/transcriptions/submit'));
    await vi.waitFor(() => expect(submissions.current().waiting).toBe(1));
    expect(submissions.current().refused).toEqual([]);
    await submissions.drop('d');
  });

  it('prolongs a session that is over and loses nothing', async () => {
    const over = { error: { code: 'SESSION_EXPIRED', message: 'over' } };
    answers = [() => answer(410, over), () => answer(200), () => answer(201)];
    await submissions.add(item('b', 'text'));
    await vi.waitFor(() => expect(submissions.current().waiting).toBe(0));
    expect(paths).toEqual([
      '/transcriptions/submit',
      '/transcriptions/sessions/s/renewal',
      '/transcriptions/submit',
    ]);
    expect(submissions.current().refused).toEqual([]);
  });

  it('keeps a text that the server does not want, with the reason', async () => {
    answers = [() => answer(409, { error: { code: 'CONFLICT', message: 'otherwise' } })];
    await submissions.add(item('c', 'my words'));
    await vi.waitFor(() => expect(submissions.current().refused).toHaveLength(1));
    expect(submissions.current().refused[0]).toMatchObject({
      text: 'my words',
      refusal: 'otherwise',
    });
    await submissions.drop('c');
    expect(submissions.current().refused).toEqual([]);
  });
});

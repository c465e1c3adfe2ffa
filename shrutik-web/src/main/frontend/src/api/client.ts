import { ApiError, errorOf, NetworkError } from './errors';
import { apiUrl, session } from './session';
import type { PathOf } from './types';

type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  /** Values for the `{…}` of the path. */
  path?: Record<string, string | number>;
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  /** For those who are not logged in. */
  open?: boolean;
}

function address(path: string, options: Options): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(options.path?.[name] ?? '')),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value != null && value !== '') {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return apiUrl(filled) + (text ? `?${text}` : '');
}

async function once(method: string, path: string, options: Options): Promise<Response> {
  const headers: Record<string, string> = {};
  if (!options.open) {
    headers.Authorization = `Bearer ${await session.accessToken()}`;
  }
  let body: BodyInit | undefined;
  if (options.body instanceof Blob || options.body instanceof FormData) {
    body = options.body;
  } else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(options.body);
  }
  try {
    return await fetch(address(path, options), { method, headers, body, signal: options.signal });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') {
      throw cause;
    }
    throw new NetworkError('no answer', { cause });
  }
}

/** One request. A token that was refused is renewed once, so that work goes on. */
export async function send(method: string, path: string, options: Options = {}): Promise<Response> {
  let response = await once(method, path, options);
  if (response.status === 401 && !options.open) {
    session.distrust();
    response = await once(method, path, options);
  }
  if (!response.ok) {
    throw await errorOf(response);
  }
  return response;
}

async function json<T>(method: string, path: string, options?: Options): Promise<T> {
  const response = await send(method, path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The interface: a path that the server's description does not have is a fault of the build. */
export const api = {
  get: <T>(path: PathOf<'get'>, options?: Options) => json<T>('GET', path, options),
  post: <T>(path: PathOf<'post'>, options?: Options) => json<T>('POST', path, options),
  put: <T>(path: PathOf<'put'>, options?: Options) => json<T>('PUT', path, options),
  patch: <T>(path: PathOf<'patch'>, options?: Options) => json<T>('PATCH', path, options),
  delete: <T>(path: PathOf<'delete'>, options?: Options) => json<T>('DELETE', path, options),
  blob: async (path: PathOf<'get'>, options?: Options) => (await send('GET', path, options)).blob(),
};

export { ApiError, NetworkError };

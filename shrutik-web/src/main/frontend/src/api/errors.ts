/** What went wrong, as the pages tell it: by a key of the texts, and the server's own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: Record<string, string> = {},
    readonly retryAfter: number | null = null,
    readonly suggestions: Suggestion[] = [],
  ) {
    super(message);
  }
}

/** What else there is to do where nothing was found. */
export interface Suggestion {
  key: string;
  message: string;
  params: Record<string, unknown>;
}

/** The network is away, or the server does not answer. */
export class NetworkError extends Error {}

interface Body {
  error?: {
    code?: string;
    message?: string;
    details?: { validation_errors?: { field: string; issue: string }[] } | null;
    suggestions?: Suggestion[];
  };
  detail?: unknown;
}

const TOO_LARGE = 413;

/**
 * Reads the documented form of an error. What has another form is not the application's word: a
 * server that is just starting, or a proxy in front of it, knows no address of ours.
 */
export async function errorOf(response: Response): Promise<ApiError | NetworkError> {
  let body: Body = {};
  try {
    body = (await response.json()) as Body;
  } catch {
    // Not ours: the status is all there is.
  }
  if (!body.error?.code && response.status !== TOO_LARGE) {
    return new NetworkError(`HTTP ${response.status}`);
  }
  const fields: Record<string, string> = {};
  for (const fault of body.error?.details?.validation_errors ?? []) {
    fields[fault.field] ??= fault.issue;
  }
  const wait = Number(response.headers.get('Retry-After'));
  return new ApiError(
    response.status,
    body.error?.code ?? 'FILE_TOO_LARGE',
    body.error?.message ?? response.statusText,
    fields,
    Number.isFinite(wait) && wait > 0 ? wait : null,
    body.error?.suggestions ?? [],
  );
}

/** Whether trying the same again later can help. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof NetworkError ||
    (error instanceof ApiError && (error.status >= 500 || error.status === 429))
  );
}

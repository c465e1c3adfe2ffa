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

/** Reads the documented form of an error, and whatever a proxy sends instead. */
export async function errorOf(response: Response): Promise<ApiError> {
  let body: Body = {};
  try {
    body = (await response.json()) as Body;
  } catch {
    // Not ours: the status is all there is.
  }
  const fields: Record<string, string> = {};
  for (const fault of body.error?.details?.validation_errors ?? []) {
    fields[fault.field] ??= fault.issue;
  }
  const wait = Number(response.headers.get('Retry-After'));
  return new ApiError(
    response.status,
    body.error?.code ?? `HTTP_${response.status}`,
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

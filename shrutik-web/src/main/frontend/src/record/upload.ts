import { Upload, type DetailedError } from 'tus-js-client';
import { ApiError, NetworkError } from '../api/errors';
import { apiUrl, session } from '../api/session';
import type { StoredTake } from '../offline/store';

const PIECE = 512 * 1024;

interface Hooks {
  onUrl: (url: string) => void;
  onProgress: (sent: number) => void;
}

function faultOf(error: Error | DetailedError): Error {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  if (!response || status === 0) {
    return new NetworkError('no answer', { cause: error });
  }
  try {
    const body = JSON.parse(response.getBody()) as { error: { code: string; message: string } };
    return new ApiError(status, body.error.code, body.error.message);
  } catch {
    // Not the application's word: a server that is just starting, or a proxy.
    return new NetworkError(`HTTP ${status}`, { cause: error });
  }
}

/** Sends a take in pieces, going on where an earlier try was interrupted. */
export function upload(take: StoredTake, hooks: Hooks): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = new Upload(take.blob, {
      endpoint: apiUrl('/api/uploads'),
      uploadUrl: take.uploadUrl ?? null,
      chunkSize: PIECE,
      retryDelays: null,
      storeFingerprintForResuming: false,
      metadata: {
        session_id: take.sessionId ?? '',
        duration: take.duration.toFixed(2),
        audio_format: take.mime.split(';')[0] ?? take.mime,
      },
      onBeforeRequest: async (request) => {
        request.setHeader('Authorization', `Bearer ${await session.accessToken()}`);
      },
      onAfterResponse: (_request, response) => {
        if (response.getStatus() === 401) {
          session.distrust();
        }
      },
      onUploadUrlAvailable: () => {
        if (sending.url) {
          hooks.onUrl(sending.url);
        }
      },
      onChunkComplete: (_size, accepted, total) => hooks.onProgress(total ? accepted / total : 1),
      onProgress: (sent, total) => hooks.onProgress(total ? sent / total : 0),
      onSuccess: () => resolve(),
      onError: (error) => reject(faultOf(error)),
    });
    sending.start();
  });
}

import { Alert, Button, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiError, NetworkError } from '../api/errors';
import { number } from '../i18n/format';

/** What happened and what to do, in the person's language. */
export function explain(t: TFunction, error: unknown): string {
  if (error instanceof NetworkError) {
    return t(navigator.onLine ? 'trouble.server' : 'trouble.network');
  }
  if (error instanceof ApiError) {
    switch (error.code) {
      case 'AUTHENTICATION_FAILED':
        return t('trouble.session');
      case 'INSUFFICIENT_PERMISSIONS':
        return t('trouble.forbidden');
      case 'RATE_LIMIT_EXCEEDED':
        return t('trouble.limit', { seconds: number(error.retryAfter ?? 60) });
      case 'SESSION_EXPIRED':
        return t('trouble.expired');
      case 'FILE_TOO_LARGE':
        return t('trouble.tooLarge');
      case 'UNSUPPORTED_FORMAT':
        return t('trouble.format');
      case 'CONSENSUS_PENDING':
        return t('trouble.pending');
      case 'SERVICE_UNAVAILABLE':
      case 'INTERNAL_ERROR':
        return t('trouble.server');
      default:
        return t('trouble.refused', { reason: error.message });
    }
  }
  return t('trouble.unknown');
}

/** The same on the page, with another try where that can help. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  if (!error) {
    return null;
  }
  return (
    <Alert color="ember" role="alert" className="trouble" my="md">
      <Text>{explain(t, error)}</Text>
      {retry && (
        <Button mt="sm" size="sm" variant="default" onClick={retry}>
          {t('action.retry')}
        </Button>
      )}
    </Alert>
  );
}

import { Alert, Anchor, Button, PasswordInput, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { ApiError } from '../api/errors';
import { useSession } from '../api/hooks';
import { session } from '../api/session';
import { explain } from '../components/Trouble';
import { uploads } from '../record/queue';
import { submissions } from '../transcribe/submissions';

/** Only addresses of this application are led back to. */
export function safeTarget(to: string | null): string {
  return to?.startsWith('/') && !to.startsWith('//') ? to : '/';
}

export default function Login() {
  const { t } = useTranslation();
  const state = useSession();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const location = useLocation() as { state: { registered?: boolean; reset?: boolean } | null };
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const target = safeTarget(params.get('to'));

  if (state.kind === 'person' && !busy) {
    return <Navigate to={target} replace />;
  }

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      await session.login(String(form.get('email')), String(form.get('password')));
      void uploads.run();
      void submissions.run();
      await navigate(target, { replace: true });
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  const wrong = error instanceof ApiError && error.status === 401;
  return (
    <section className="page narrow">
      <Title order={1}>{t('login.title')}</Title>
      {location.state?.registered && (
        <Alert my="md" role="status">
          {t('login.registered')}
        </Alert>
      )}
      {location.state?.reset && (
        <Alert my="md" role="status">
          {t('login.reset')}
        </Alert>
      )}
      {state.kind === 'none' && state.ended && !error && (
        <Alert my="md" color="ember" role="status">
          {t('login.ended')}
        </Alert>
      )}
      <form onSubmit={(event) => void submit(event)} className="form">
        <TextInput
          name="email"
          type="email"
          label={t('field.email')}
          autoComplete="username"
          required
          withAsterisk={false}
        />
        <PasswordInput
          name="password"
          label={t('field.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
        />
        {error != null && (
          <Alert color="ember" role="alert">
            {wrong ? t('login.wrong') : explain(t, error)}
          </Alert>
        )}
        <Button type="submit" loading={busy}>
          {t('login.submit')}
        </Button>
      </form>
      <p>
        <Anchor component={Link} to="/forgot">
          {t('login.forgot')}
        </Anchor>
      </p>
      <p>
        {t('login.new')}{' '}
        <Anchor component={Link} to="/register">
          {t('login.join')}
        </Anchor>
      </p>
    </section>
  );
}

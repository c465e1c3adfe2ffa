import { Alert, Anchor, Button, PasswordInput, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../api/client';
import { ApiError } from '../api/errors';
import { session } from '../api/session';
import type { Schemas, User } from '../api/types';
import { explain } from '../components/Trouble';

const SHORTEST = 8;

export default function Register() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const fields = error instanceof ApiError ? error.fields : {};

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wish: Schemas['RegisterRequest'] = {
      name: String(form.get('name')),
      email: String(form.get('email')),
      password,
      preferred_language: i18n.language === 'bn' ? 'bn' : 'en',
    };
    setBusy(true);
    setError(null);
    try {
      await api.post<User>('/api/auth/register', { body: wish, open: true });
      await session.login(wish.email, wish.password);
      await navigate('/', { replace: true });
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  const short = password.length > 0 && [...password].length < SHORTEST;
  return (
    <section className="page narrow">
      <Title order={1}>{t('register.title')}</Title>
      <form onSubmit={(event) => void submit(event)} className="form">
        <TextInput
          name="name"
          label={t('field.name')}
          description={t('register.nameHint')}
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={200}
          error={fields.name}
        />
        <TextInput
          name="email"
          type="email"
          label={t('field.email')}
          autoComplete="username"
          required
          withAsterisk={false}
          error={fields.email}
        />
        <PasswordInput
          label={t('field.password')}
          description={t('register.passwordHint')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fields.password ?? (short ? t('register.short') : null)}
          visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
        />
        {error != null && Object.keys(fields).length === 0 && (
          <Alert color="ember" role="alert">
            {error instanceof ApiError && error.status === 400
              ? t('register.taken')
              : explain(t, error)}
          </Alert>
        )}
        <Button type="submit" loading={busy} disabled={short}>
          {t('register.submit')}
        </Button>
      </form>
      <p>
        {t('register.known')}{' '}
        <Anchor component={Link} to="/login">
          {t('nav.login')}
        </Anchor>
      </p>
    </section>
  );
}

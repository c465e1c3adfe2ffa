import { Alert, Button, PasswordInput, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import { ApiError } from '../api/errors';
import { explain } from '../components/Trouble';

/** A new password by the token of the mail, or by one that an administrator handed over. */
export default function Reset() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const given = params.get('token') ?? '';
  const set = useMutation({
    mutationFn: (body: { token: string; password: string }) =>
      api.post('/api/auth/password/reset', { body, open: true }),
    onSuccess: () => navigate('/login', { state: { reset: true } }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    set.mutate({ token: String(form.get('token')), password: String(form.get('password')) });
  };
  const fields = set.error instanceof ApiError ? set.error.fields : {};
  return (
    <section className="page narrow">
      <Title order={1}>{t('reset.title')}</Title>
      <form onSubmit={submit} className="form">
        <TextInput
          name="token"
          label={t('reset.token')}
          defaultValue={given}
          required
          withAsterisk={false}
          error={fields.token}
          autoComplete="off"
        />
        <PasswordInput
          name="password"
          label={t('field.newPassword')}
          description={t('register.passwordHint')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          error={fields.password}
          visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
        />
        {set.error && Object.keys(fields).length === 0 && (
          <Alert color="ember" role="alert">
            {explain(t, set.error)}
          </Alert>
        )}
        <Button type="submit" loading={set.isPending}>
          {t('reset.submit')}
        </Button>
      </form>
    </section>
  );
}

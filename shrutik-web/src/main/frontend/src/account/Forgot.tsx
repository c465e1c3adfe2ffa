import { Alert, Button, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiError } from '../api/errors';
import { explain } from '../components/Trouble';

export default function Forgot() {
  const { t } = useTranslation();
  const ask = useMutation({
    mutationFn: (email: string) =>
      api.post('/api/auth/password/forgot', { body: { email }, open: true }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask.mutate(String(new FormData(event.currentTarget).get('email')));
  };
  const mailless = ask.error instanceof ApiError && ask.error.status === 503;
  return (
    <section className="page narrow">
      <Title order={1}>{t('forgot.title')}</Title>
      {ask.isSuccess ? (
        <Alert my="md" role="status">
          {t('forgot.sent')}
        </Alert>
      ) : (
        <form onSubmit={submit} className="form">
          <p>{t('forgot.text')}</p>
          <TextInput
            name="email"
            type="email"
            label={t('field.email')}
            autoComplete="username"
            required
            withAsterisk={false}
          />
          {ask.error && (
            <Alert color="ember" role="alert">
              {mailless ? t('forgot.mailless') : explain(t, ask.error)}
            </Alert>
          )}
          <Button type="submit" loading={ask.isPending}>
            {t('forgot.submit')}
          </Button>
        </form>
      )}
    </section>
  );
}

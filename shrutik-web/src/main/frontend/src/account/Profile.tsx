import { Button, NativeSelect, PasswordInput, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiError } from '../api/errors';
import { usePerson } from '../api/hooks';
import { session } from '../api/session';
import type { Role, User } from '../api/types';
import { explain, Trouble } from '../components/Trouble';
import { KeysDialog } from '../transcribe/KeysDialog';
import { ApiKeys } from './ApiKeys';
import { Sessions } from './Sessions';

function About() {
  const { t } = useTranslation();
  const user = usePerson();
  const [name, setName] = useState(user.name);
  const [language, setLanguage] = useState(user.preferred_language ?? 'en');
  const save = useMutation({
    mutationFn: () =>
      api.patch<User>('/api/auth/me', { body: { name, preferred_language: language } }),
    onSuccess: (changed) => {
      session.update(changed);
    },
  });
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Text c="dimmed">
        {user.email} · {t('profile.role', { role: t(`role.${user.role as Role}`) })}
      </Text>
      <TextInput
        label={t('field.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="name"
        required
        withAsterisk={false}
        error={fields.name}
      />
      <NativeSelect
        label={t('profile.language')}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value)}
        data={[
          { value: 'en', label: 'English' },
          { value: 'bn', label: 'বাংলা' },
        ]}
      />
      {save.error && Object.keys(fields).length === 0 && <Trouble error={save.error} />}
      {save.isSuccess && <Text role="status">{t('profile.changed')}</Text>}
      <Button type="submit" loading={save.isPending}>
        {t('action.save')}
      </Button>
    </form>
  );
}

function Password() {
  const { t } = useTranslation();
  const change = useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) =>
      api.put('/api/auth/password', { body }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    change.mutate(
      {
        current_password: String(data.get('current')),
        new_password: String(data.get('next')),
      },
      { onSuccess: () => form.reset() },
    );
  };
  const fields = change.error instanceof ApiError ? change.error.fields : {};
  const eye = { 'aria-label': t('field.showPassword') };
  return (
    <form className="form" onSubmit={submit}>
      <PasswordInput
        name="current"
        label={t('profile.currentPassword')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        error={fields.current_password}
        visibilityToggleButtonProps={eye}
      />
      <PasswordInput
        name="next"
        label={t('field.newPassword')}
        description={t('register.passwordHint')}
        autoComplete="new-password"
        required
        withAsterisk={false}
        error={fields.new_password ?? fields.password}
        visibilityToggleButtonProps={eye}
      />
      {change.error && Object.keys(fields).length === 0 && (
        <Text c="ember" role="alert">
          {explain(t, change.error)}
        </Text>
      )}
      {change.isSuccess && <Text role="status">{t('profile.passwordChanged')}</Text>}
      <Button type="submit" variant="default" loading={change.isPending}>
        {t('profile.passwordChange')}
      </Button>
    </form>
  );
}

/** A person's own account. */
export default function Profile() {
  const { t } = useTranslation();
  const [keys, setKeys] = useState(false);
  return (
    <section className="page">
      <Title order={1}>{t('profile.title')}</Title>
      <About />
      <Title order={2}>{t('keys.title')}</Title>
      <Button variant="default" onClick={() => setKeys(true)}>
        {t('keys.title')} …
      </Button>
      <KeysDialog opened={keys} onClose={() => setKeys(false)} />
      <Title order={2}>{t('profile.password')}</Title>
      <Password />
      <Sessions />
      <ApiKeys />
    </section>
  );
}

import { Badge, Button, Code, Modal, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Role, Schemas } from '../api/types';
import { DataTable } from '../components/DataTable';
import { More } from '../components/More';
import { Trouble } from '../components/Trouble';
import { date, number } from '../i18n/format';
import { useList } from './useList';

type Member = Schemas['MemberResponse'];

const ROLES: Role[] = ['contributor', 'reviewer', 'sworik_developer', 'operator', 'admin'];

function useRoles() {
  const { t } = useTranslation();
  return ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }));
}

/** What an administrator may do with one account. */
function Account({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const roles = useRoles();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['/api/admin/users'] });
    onClose();
  };
  const path = { id: member.id };
  const change = useMutation({
    mutationFn: (role: string) => api.put('/api/admin/users/{id}/role', { path, body: { role } }),
    onSuccess: done,
  });
  const suspend = useMutation({
    mutationFn: () =>
      member.suspended
        ? api.delete('/api/admin/users/{id}/suspension', { path })
        : api.post('/api/admin/users/{id}/suspension', { path, body: { reason } }),
    onSuccess: done,
  });
  const reset = useMutation({
    mutationFn: () => api.post<{ token: string }>('/api/admin/users/{id}/password-reset', { path }),
  });
  const remove = useMutation({
    mutationFn: () => api.delete('/api/admin/users/{id}', { path }),
    onSuccess: done,
  });
  return (
    <div className="form">
      <Text>{member.email}</Text>
      <NativeSelect
        label={t('users.role')}
        value={member.role}
        onChange={(event) => change.mutate(event.currentTarget.value)}
        data={roles}
      />
      <Trouble error={change.error ?? suspend.error ?? reset.error ?? remove.error} />
      {!member.suspended && (
        <TextInput
          label={t('users.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Button
        variant="default"
        disabled={!member.suspended && !reason.trim()}
        onClick={() => suspend.mutate()}
      >
        {t(member.suspended ? 'users.restore' : 'users.suspend')}
      </Button>
      <Button variant="default" onClick={() => reset.mutate()}>
        {t('users.reset')}
      </Button>
      {reset.data && (
        <div role="status">
          <Text>{t('users.token')}</Text>
          <Code block>{reset.data.token}</Code>
        </div>
      )}
      <Button variant="default" c="ember" onClick={() => remove.mutate()}>
        {t('users.delete')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('users.deleteText')}
      </Text>
    </div>
  );
}

function NewAccount({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const roles = useRoles();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (body: Schemas['CreateUserRequest']) => api.post('/api/admin/users', { body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['/api/admin/users'] });
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name));
    make.mutate({
      name: text('name'),
      email: text('email'),
      password: text('password'),
      role: text('role'),
    });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput name="name" label={common('field.name')} required />
      <TextInput name="email" type="email" label={common('field.email')} required />
      <TextInput
        name="password"
        label={common('field.password')}
        description={common('register.passwordHint')}
        autoComplete="off"
        required
      />
      <NativeSelect name="role" label={t('users.role')} data={roles} />
      <Trouble error={make.error} />
      <Button type="submit" loading={make.isPending}>
        {t('users.add')}
      </Button>
    </form>
  );
}

/** All accounts, and what can be done with them. */
export default function Users() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const roles = useRoles();
  const [text, setText] = useState('');
  const [role, setRole] = useState('');
  const [open, setOpen] = useState<Member | 'new' | null>(null);
  const [q] = useDebouncedValue(text, 300);
  const list = useList<'users', Member>('/api/admin/users', 'users', { q, role });
  return (
    <>
      <Title order={1}>{t('nav.users')}</Title>
      <div className="bar">
        <TextInput
          label={t('users.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('users.role')}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
          data={[{ value: '', label: t('all') }, ...roles]}
        />
        <Button onClick={() => setOpen('new')}>{t('users.add')}</Button>
      </div>
      <Trouble error={list.error} retry={() => void list.refetch()} />
      <DataTable
        caption={t('nav.users')}
        rows={list.items}
        id={(row) => row.id}
        columns={[
          {
            name: t('users.name'),
            cell: (row) => (
              <>
                {row.name} {row.suspended && <Badge color="ember">{t('users.suspended')}</Badge>}
                <Text size="sm" c="dimmed">
                  {row.email}
                </Text>
              </>
            ),
          },
          { name: t('users.role'), cell: (row) => common(`role.${row.role as Role}`) },
          {
            name: t('overview.recordings'),
            cell: (row) => number(row.recordings_count),
            end: true,
          },
          {
            name: t('overview.transcriptions'),
            cell: (row) => number(row.transcriptions_count),
            end: true,
          },
          { name: t('users.since'), cell: (row) => date(row.created_at) },
          {
            name: t('users.what'),
            cell: (row) => (
              <Button size="compact-md" variant="default" onClick={() => setOpen(row)}>
                {t('users.manage')}
                <span className="unseen"> {row.name}</span>
              </Button>
            ),
          },
        ]}
      />
      <More shown={list.items.length} total={list.total} onMore={list.more} />
      <Modal
        opened={open != null}
        onClose={() => setOpen(null)}
        title={open === 'new' ? t('users.add') : open?.name}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        {open === 'new' ? (
          <NewAccount onClose={() => setOpen(null)} />
        ) : (
          open && <Account member={open} onClose={() => setOpen(null)} />
        )}
      </Modal>
    </>
  );
}

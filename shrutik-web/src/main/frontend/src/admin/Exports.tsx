import {
  Badge,
  Button,
  Checkbox,
  NativeSelect,
  Progress,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, send } from '../api/client';
import { useLanguages } from '../api/languages';
import type { Page, Schemas } from '../api/types';
import { Trouble } from '../components/Trouble';
import { bytes, moment, number, percent } from '../i18n/format';

type Export = Schemas['ExportResponse'];

const POLL_MS = 1500;

function isOpen(one: Export): boolean {
  return one.status === 'queued' || one.status === 'processing';
}

/** Hands a file to the browser that only who is logged in may fetch. */
async function save(one: Export): Promise<void> {
  const answer = await send('GET', '/api/export/batch/{id}/download', {
    path: { id: one.batch_id },
  });
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name ?? 'dataset.zip';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function Order({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('admin');
  const languages = useLanguages();
  const formats = useQuery({
    queryKey: ['formats'],
    queryFn: () => api.get<{ formats: { format: string }[] }>('/api/export/formats'),
  });
  const order = useMutation({
    mutationFn: ({ audio, ...body }: { audio: boolean } & Partial<Schemas['DatasetRequest']>) =>
      api.post(audio ? '/api/export/dataset' : '/api/export/metadata', { body }),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    const language = Number(text('language'));
    order.mutate({
      audio: form.has('audio'),
      include_audio: form.has('audio'),
      format: text('format'),
      consensus_only: form.has('consensus'),
      ...(language ? { language_ids: [language] } : {}),
      ...(text('from') ? { date_from: text('from') } : {}),
      ...(text('to') ? { date_to: text('to') } : {}),
      ...(text('quality') ? { quality_threshold: Number(text('quality')) } : {}),
    });
  };
  return (
    <form className="form wide" onSubmit={submit}>
      <div className="bar">
        <NativeSelect
          name="language"
          label={t('languages.name')}
          data={[
            { value: '', label: t('all') },
            ...languages.map((l) => ({ value: String(l.id), label: l.name })),
          ]}
        />
        <NativeSelect
          name="format"
          label={t('exports.format')}
          data={(formats.data?.formats ?? [{ format: 'csv' }]).map((f) => f.format)}
        />
        <NativeSelect
          name="quality"
          label={t('exports.least')}
          data={['', '3', '3.5', '4', '4.5'].map((n) => ({
            value: n,
            label: n ? `${number(Number(n), 1)} ★` : t('exports.any'),
          }))}
        />
        <TextInput name="from" type="date" label={t('exports.from')} />
        <TextInput name="to" type="date" label={t('exports.to')} />
      </div>
      <Checkbox name="audio" label={t('exports.audio')} defaultChecked />
      <Checkbox name="consensus" label={t('exports.consensus')} defaultChecked />
      <Trouble error={order.error} />
      <Button type="submit" loading={order.isPending}>
        {t('exports.make')}
      </Button>
    </form>
  );
}

/** Datasets: ordered, watched, tried again, fetched. */
export default function Exports() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [fetching, setFetching] = useState<string | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const list = useQuery({
    queryKey: ['exports'],
    queryFn: () =>
      api.get<Page<'exports', Export>>('/api/export/history', { query: { limit: 50 } }),
    refetchInterval: (query) => (query.state.data?.exports.some(isOpen) ? POLL_MS : false),
  });
  const quota = useQuery({
    queryKey: ['quota'],
    queryFn: () => api.get<Schemas['QuotaResponse']>('/api/export/batch/download/quota'),
  });
  const again = () => queries.invalidateQueries({ queryKey: ['exports'] });
  const retry = useMutation({
    mutationFn: (id: string) => api.post('/api/export/batch/{id}/retry', { path: { id } }),
    onSuccess: again,
  });
  const download = async (one: Export) => {
    setFetching(one.batch_id);
    setFault(null);
    try {
      await save(one);
      await quota.refetch();
    } catch (error) {
      setFault(error);
    } finally {
      setFetching(null);
    }
  };
  return (
    <>
      <Title order={1}>{t('nav.exports')}</Title>
      {quota.data && !quota.data.is_unlimited && (
        <Text>
          {t('exports.quota', {
            left: number(quota.data.downloads_remaining),
            all: number(quota.data.daily_limit),
          })}
        </Text>
      )}
      <Order onDone={() => void again()} />
      <Trouble error={list.error ?? retry.error ?? fault} />
      <ul className="cards">
        {list.data?.exports.map((one) => (
          <li key={one.batch_id} className="card">
            <div className="card-head">
              <p>
                <b>{one.release_id ?? one.batch_id}</b>
              </p>
              <Badge
                size="lg"
                variant="light"
                color={
                  one.status === 'failed' ? 'ember' : one.status === 'completed' ? 'river' : 'gray'
                }
              >
                {t(`export.${one.status as 'queued'}`)}
              </Badge>
            </div>
            <Text size="sm" c="dimmed">
              {moment(one.created_at)} · {t('exports.clips', { count: one.chunk_count })} ·{' '}
              {one.format} · {bytes(one.file_size_bytes)}
            </Text>
            {isOpen(one) && (
              <Progress
                my="sm"
                value={one.progress_percentage}
                aria-label={percent(one.progress_percentage / 100)}
              />
            )}
            {one.error && <Text c="ember">{one.error}</Text>}
            {one.checksum && (
              <Text size="sm" className="mono">
                SHA-256 {one.checksum}
              </Text>
            )}
            <div className="controls start tight">
              {one.download_url && (
                <Button
                  size="sm"
                  loading={fetching === one.batch_id}
                  onClick={() => void download(one)}
                >
                  {common('action.download')}
                </Button>
              )}
              {one.status === 'failed' && (
                <Button size="sm" variant="default" onClick={() => retry.mutate(one.batch_id)}>
                  {common('action.retry')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

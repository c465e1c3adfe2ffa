import { Alert, NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { usePerson } from '../api/hooks';
import { may } from '../api/session';
import { DataTable } from '../components/DataTable';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';
import { date, number } from '../i18n/format';
import { Figures } from './Figures';

const Chart = lazy(() => import('./Chart'));

interface Platform {
  users: { total: number; active_last_30_days: number; new_this_month: number };
  recordings: { total: number; total_duration_hours: number; pending: number; failed: number };
  transcriptions: { total: number; consensus_reached: number; average_quality: number | null };
  chunks: { total: number; transcribed: number; consensus: number; validated: number };
  languages: { supported: number; most_active: string | null };
}

interface Usage {
  daily_recordings: { date: string; count: number }[];
  daily_transcriptions: { date: string; count: number }[];
  top_contributors: { user_id: number; name: string; contribution_count: number }[];
}

interface Alerts {
  alerts: { type: string; severity: string; message: string }[];
}

/** The whole site in figures, and what somebody should look at. */
export default function Overview() {
  const { t } = useTranslation('admin');
  const user = usePerson();
  const [days, setDays] = useState('30');
  const platform = useQuery({
    queryKey: ['platform'],
    queryFn: () => api.get<Platform>('/api/admin/stats/platform'),
    refetchInterval: 30_000,
  });
  const usage = useQuery({
    queryKey: ['usage', days],
    queryFn: () => api.get<Usage>('/api/admin/analytics/usage', { query: { days } }),
  });
  const alerts = useQuery({
    queryKey: ['alerts'],
    queryFn: () => api.get<Alerts>('/api/admin/alerts'),
    enabled: may(user, 'tasks'),
  });
  const chart = useMemo(() => {
    const recordings = new Map(usage.data?.daily_recordings.map((d) => [d.date, d.count]));
    const texts = new Map(usage.data?.daily_transcriptions.map((d) => [d.date, d.count]));
    const all = [...new Set([...recordings.keys(), ...texts.keys()])].sort();
    return {
      labels: all.map((day) => date(day)),
      series: [
        {
          name: t('overview.recordings'),
          values: all.map((day) => recordings.get(day) ?? 0),
          colour: 'ember' as const,
        },
        {
          name: t('overview.transcriptions'),
          values: all.map((day) => texts.get(day) ?? 0),
          colour: 'brand' as const,
        },
      ],
    };
  }, [usage.data, t]);
  const now = platform.data;
  return (
    <>
      <Title order={1}>{t('nav.overview')}</Title>
      <Trouble error={platform.error ?? usage.error} retry={() => void platform.refetch()} />
      {alerts.data?.alerts.map((alert) => (
        <Alert key={alert.type} color="ember" role="status" my="sm">
          {alert.message}
        </Alert>
      ))}
      {now ? (
        <Figures
          of={[
            [t('overview.people'), number(now.users.total)],
            [t('overview.active'), number(now.users.active_last_30_days)],
            [t('overview.recordings'), number(now.recordings.total)],
            [t('overview.hours'), number(now.recordings.total_duration_hours, 1)],
            [t('overview.pending'), number(now.recordings.pending)],
            [t('overview.failed'), number(now.recordings.failed)],
            [t('overview.transcriptions'), number(now.transcriptions.total)],
            [t('overview.clips'), number(now.chunks.total)],
            [t('overview.agreed'), number(now.chunks.consensus)],
            [t('overview.validated'), number(now.chunks.validated)],
            [t('overview.languages'), number(now.languages.supported)],
            [t('overview.quality'), number(now.transcriptions.average_quality, 1)],
          ]}
        />
      ) : (
        <Waiting />
      )}
      <div className="bar">
        <NativeSelect
          label={t('overview.period')}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          data={['7', '30', '90'].map((n) => ({
            value: n,
            label: t('overview.days', { count: Number(n), n: number(Number(n)) }),
          }))}
        />
      </div>
      {usage.data && (
        <Suspense fallback={<Waiting />}>
          <Chart title={t('overview.daily')} {...chart} />
        </Suspense>
      )}
      {usage.data && usage.data.top_contributors.length > 0 && (
        <>
          <h2>{t('overview.top')}</h2>
          <DataTable
            caption={t('overview.top')}
            rows={usage.data.top_contributors}
            id={(row) => row.user_id}
            columns={[
              { name: t('users.name'), cell: (row) => row.name },
              {
                name: t('overview.contributions'),
                cell: (row) => number(row.contribution_count),
                end: true,
              },
            ]}
          />
        </>
      )}
    </>
  );
}

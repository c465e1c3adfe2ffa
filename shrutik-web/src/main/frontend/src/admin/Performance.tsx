import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { DataTable } from '../components/DataTable';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';
import { bytes, number } from '../i18n/format';
import { Figures } from './Figures';

interface Endpoint {
  method: string;
  path: string;
  count: number;
  faults: number;
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

interface Dashboard {
  system_metrics: Record<
    'cpu_usage' | 'memory_usage' | 'disk_usage' | 'active_connections',
    number | null
  >;
  jvm: Record<'heap_used_bytes' | 'heap_max_bytes' | 'threads' | 'uptime_seconds', number>;
  requests: { total: number; faults: number; endpoints: Endpoint[] };
  cache_performance: { hit_rate: number | null };
  database_performance: {
    connection_pool: Record<string, number | null>;
    slow_queries: number | null;
    size_bytes: number | null;
  };
  queues: Record<'waiting' | 'running' | 'dead' | 'oldest_seconds', number | null>;
}

const WATCH_MS = 10_000;
const BUSIEST = 30;

/** What this node, the database and the open work measure now. */
export default function Performance() {
  const { t } = useTranslation('admin');
  const found = useQuery({
    queryKey: ['performance'],
    queryFn: () => api.get<Dashboard>('/api/admin/performance/dashboard'),
    refetchInterval: WATCH_MS,
  });
  const now = found.data;
  const share = (value: number | null) => (value == null ? '–' : `${number(value, 1)} %`);
  return (
    <>
      <Title order={1}>{t('nav.performance')}</Title>
      <Trouble error={found.error} retry={() => void found.refetch()} />
      {!now && !found.error && <Waiting />}
      {now && (
        <>
          <Figures
            of={[
              [t('performance.cpu'), share(now.system_metrics.cpu_usage)],
              [t('performance.memory'), share(now.system_metrics.memory_usage)],
              [t('performance.disk'), share(now.system_metrics.disk_usage)],
              [t('performance.heap'), bytes(now.jvm.heap_used_bytes)],
              [t('performance.requests'), number(now.requests.total)],
              [t('performance.faults'), number(now.requests.faults)],
              [t('performance.cache'), share(now.cache_performance.hit_rate)],
              [t('performance.database'), bytes(now.database_performance.size_bytes)],
              [t('performance.slow'), number(now.database_performance.slow_queries)],
              [t('performance.waiting'), number(now.queues.waiting)],
              [t('performance.running'), number(now.queues.running)],
              [t('performance.dead'), number(now.queues.dead)],
            ]}
          />
          <h2>{t('performance.endpoints')}</h2>
          <DataTable
            caption={t('performance.endpoints')}
            rows={[...now.requests.endpoints].sort((a, b) => b.count - a.count).slice(0, BUSIEST)}
            id={(row) => `${row.method} ${row.path}`}
            columns={[
              {
                name: t('performance.endpoint'),
                cell: (row) => (
                  <span className="mono">
                    {row.method} {row.path}
                  </span>
                ),
              },
              { name: t('performance.requests'), cell: (row) => number(row.count), end: true },
              { name: t('performance.faults'), cell: (row) => number(row.faults), end: true },
              { name: 'P50 ms', cell: (row) => number(row.p50, 1), end: true },
              { name: 'P95 ms', cell: (row) => number(row.p95, 1), end: true },
              { name: 'P99 ms', cell: (row) => number(row.p99, 1), end: true },
            ]}
          />
        </>
      )}
    </>
  );
}

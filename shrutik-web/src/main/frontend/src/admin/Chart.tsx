import { useComputedColorScheme } from '@mantine/core';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as Drawing,
  Legend,
  LinearScale,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../i18n/format';
import { DataTable } from '../components/DataTable';

Drawing.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);

export interface Series {
  name: string;
  values: number[];
  colour: 'brand' | 'ember';
}

interface Props {
  title: string;
  labels: string[];
  series: Series[];
}

/** Bars, and the same as a table for those who cannot see them. */
export default function Chart({ title, labels, series }: Props) {
  const { t } = useTranslation('admin');
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    if (!canvas.current) {
      return undefined;
    }
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const drawing = new Drawing(canvas.current, {
      type: 'bar',
      data: {
        labels,
        datasets: series.map((one) => ({
          label: one.name,
          data: one.values,
          backgroundColor: colour(one.colour),
          borderRadius: 4,
        })),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        scales: {
          x: { ticks: { color: colour('soft') }, grid: { display: false } },
          y: {
            beginAtZero: true,
            ticks: { color: colour('soft'), precision: 0, callback: (v) => number(Number(v)) },
            grid: { color: colour('line') },
          },
        },
        plugins: { legend: { labels: { color: colour('ink') } } },
      },
    });
    return () => drawing.destroy();
  }, [labels, series, scheme]);

  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div className="chart-box">
        <canvas ref={canvas} role="img" aria-label={title} />
      </div>
      <details>
        <summary>{t('chart.table')}</summary>
        <DataTable
          caption={title}
          rows={labels.map((label, i) => ({ label, i }))}
          id={(row) => row.label}
          columns={[
            { name: t('chart.day'), cell: (row) => row.label },
            ...series.map((one) => ({
              name: one.name,
              cell: (row: { i: number }) => number(one.values[row.i]),
              end: true,
            })),
          ]}
        />
      </details>
    </figure>
  );
}

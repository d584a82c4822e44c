'use client';

import dynamic from 'next/dynamic';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { orNothing } from '@/components/ui/or-nothing';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/components/ui/use-formats';
import { ChartFrame, type ChartFrameProps } from './chart-frame';
import type { DayAxis, DayPoint } from './heart-rate-day-points';

// The figures come with the page; the picture's library loads after it.
const HeartRatePlot = dynamic(
  () => orNothing(import('./heart-rate-plot').then((file) => file.HeartRatePlot)),
  {
    ssr: false,
    loading: () => <Skeleton className="h-full" />,
  },
);
const CalmPlot = memo(HeartRatePlot);

type HeartRateChartProps = Pick<ChartFrameProps, 'title' | 'summary' | 'quiet' | 'instead'> & {
  points: readonly DayPoint[];
  axis: DayAxis;
  zone: string;
  /** Name of the band, and how it is told at a point. */
  band: string;
  bandText(band: [number, number]): string;
};

/** Heart rate over time in means of ventanas: a line broken where nothing was measured, and a band around it. */
export function HeartRateChart({ points, axis, zone, band, bandText, ...frame }: HeartRateChartProps) {
  const t = useTranslations('panel');
  const { number, time } = useFormats();
  const measured = points.filter((point) => point.from !== null && point.mean !== null);
  const when = ({ from, to }: DayPoint) =>
    t('tramo', { desde: time(from ?? 0, zone), hasta: time(to ?? 0, zone) });
  return (
    <ChartFrame
      {...frame}
      height="h-64"
      late
      legend={[
        { label: t('leyenda.promedio'), color: 'chart-a' },
        { label: band, color: 'chart-band', fill: 'plain' },
      ]}
      points={measured.length}
      pointText={(at) => {
        const point = measured[at];
        if (!point) return '';
        const text = point.band ? `, ${bandText(point.band)}` : '';
        return `${when(point)}: ${t('bpm', { n: number(point.mean, 1) })}${text}`;
      }}
      table={{
        columns: [t('tabla.ventana'), t('tabla.promedio'), band],
        rows: () =>
          measured
            .map((point) => [when(point), number(point.mean, 1), point.band ? bandText(point.band) : '—'])
            .reverse(),
      }}
    >
      {({ at }) => (
        <CalmPlot
          points={points}
          axis={axis}
          zone={zone}
          cursor={at === null ? undefined : measured[at]?.t}
          bandText={bandText}
        />
      )}
    </ChartFrame>
  );
}

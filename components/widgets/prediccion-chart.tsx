'use client';

import dynamic from 'next/dynamic';
import { memo, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { spanAxis } from '@/components/charts/heart-rate-day-points';
import { type EstimatePoint, estimatePoints } from '@/components/charts/prediction-points';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { UMBRALES } from '@/lib/domain/modelo/umbrales';

const PredictionPlot = dynamic(
  () => import('@/components/charts/prediction-plot').then((file) => file.PredictionPlot),
  { ssr: false, loading: () => <Skeleton className="h-full" /> },
);
const CalmPlot = memo(PredictionPlot);

type Row = ChannelData<'prediction_timeline'>[number];

/** The estimates of the last hours; `rows` newest first, at least one. */
export function PrediccionChart({ rows, zone }: { rows: readonly Row[]; zone: string }) {
  const t = useTranslations('panel');
  const { time, number } = useFormats();
  const points = useMemo(() => estimatePoints(rows.toReversed()), [rows]);
  const from = Date.parse(rows.at(-1)?.window_start ?? '');
  const to = Date.parse(rows[0]?.window_end ?? '');
  const axis = useMemo(() => spanAxis(from, to, zone), [from, to, zone]);
  const judged = points.filter((point) => point.from !== null);
  const abstained = judged.filter(({ percent }) => percent === null).length;
  const when = (point: EstimatePoint) =>
    t('tramo', { desde: time(point.from ?? 0, zone), hasta: time(point.to ?? 0, zone) });
  const said = ({ percent }: EstimatePoint) =>
    percent === null ? t('prediccion.abstencion') : t('prediccion.porciento', { n: number(percent) });
  return (
    <ChartFrame
      title={t('prediccion.grafica')}
      summary={t('prediccion.resumen', {
        n: judged.length,
        desde: time(from, zone),
        hasta: time(to, zone),
        sin: abstained,
      })}
      height="h-44"
      late
      points={judged.length}
      pointText={(at) => {
        const point = judged[at];
        return point ? `${when(point)}: ${said(point)}` : '';
      }}
      table={{
        columns: [t('tabla.ventana'), t('tabla.prediccion')],
        rows: () => judged.map((point) => [when(point), said(point)]).reverse(),
      }}
    >
      {({ at }) => (
        <>
          <CalmPlot
            points={points}
            axis={axis}
            zone={zone}
            umbrales={UMBRALES}
            cursor={at === null ? undefined : judged[at]?.t}
          />
          {abstained === judged.length && (
            <p className="absolute inset-x-14 top-1/3 text-center text-sm text-ink-faint">
              {t('prediccion.abstencion')}
            </p>
          )}
        </>
      )}
    </ChartFrame>
  );
}

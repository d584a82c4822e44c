'use client';

import { CircleSlash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'use-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import {
  ACCEL_KEYS,
  eachSecond,
  GYRO_KEYS,
  magnitude,
  type TraceKeys,
  traceColumns,
} from '@/components/charts/trace-data';
import { TraceLegend } from '@/components/charts/trace-legend';
import { TRACE_SERIES } from '@/components/charts/trace-series';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { orNothing } from '@/components/ui/or-nothing';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/components/ui/use-formats';
import { pageClock } from '@/lib/client/server-clock';
import type { SensorRow } from '@/lib/domain/reads';
import { useDataStateAs, useEstadoWord } from './use-data-state';

const LiveTrace = dynamic(
  () => orNothing(import('@/components/charts/live-trace').then((file) => file.LiveTrace)),
  {
    ssr: false,
    loading: () => <Skeleton className="h-44" />,
  },
);

export const WINDOW_MS = 60_000;

export type TraceKind = {
  name: 'aceleracion' | 'rotacion';
  keys: TraceKeys;
  unit: string;
  decimals: number;
  steps: readonly number[];
};

export const ACCEL: TraceKind = {
  name: 'aceleracion',
  keys: ACCEL_KEYS,
  unit: 'g',
  decimals: 2,
  steps: [1.5, 2, 4, 8, 16, 32],
};

export const GYRO: TraceKind = {
  name: 'rotacion',
  keys: GYRO_KEYS,
  unit: '°/s',
  decimals: 0,
  steps: [50, 100, 250, 500, 1000, 2000, 4000],
};

type TraceProps = {
  kind: TraceKind;
  rows: readonly SensorRow[];
  zone: string;
  pausedAt: number | undefined;
  /** The cursor stops the picture: points that run away cannot be read. */
  onCursor(at: number | null): void;
};

/** The last minute of one sensor. */
export function Trace({ kind, rows, zone, pausedAt, onCursor }: TraceProps) {
  const t = useTranslations('panel');
  const { time, number } = useFormats();
  const columns = traceColumns(rows, kind.keys);
  const newest = rows.findLast((row) => kind.keys.some((key) => row[key] !== null));
  const empty = useEmptyTitle(kind, rows, pausedAt);
  const samples = empty === undefined ? eachSecond(columns) : [];
  return (
    <div className="min-w-0">
      <ChartFrame
        title={t('sensores.titulo', { nombre: t(`sensores.${kind.name}`), unidad: kind.unit })}
        summary={t('sensores.resumen')}
        height="h-44"
        late
        points={samples.length}
        onCursor={onCursor}
        pointText={(at) => {
          const point = samples[at];
          return point
            ? `${time(point.t, zone, true)}: ${number(point.values[0], kind.decimals)} ${kind.unit}`
            : '';
        }}
        table={{
          columns: [t('tabla.segundo'), ...TRACE_SERIES.map(({ name }) => t(`serie.${name}`))],
          rows: () =>
            samples
              .map(({ t: at, values }) => [
                time(at, zone, true),
                ...values.map((value) => number(value, kind.decimals)),
              ])
              .reverse(),
        }}
        instead={
          empty && <EmptyState icon={CircleSlash2} title={empty} className="h-44 rounded-xl bg-sunken" />
        }
      >
        {({ at }) => (
          <LiveTrace
            columns={columns}
            edge={() => pausedAt ?? pageClock.now()}
            windowMs={WINDOW_MS}
            steps={kind.steps}
            cursor={at === null ? undefined : samples[at]?.t}
          />
        )}
      </ChartFrame>
      <TraceValues kind={kind} newest={newest} rows={rows} />
    </div>
  );
}

/** Why there is nothing to draw; undefined when there is. */
function useEmptyTitle({ keys, name }: TraceKind, rows: readonly SensorRow[], pausedAt: number | undefined) {
  const t = useTranslations('panel.sensores');
  // On the axis of our time readings of a wrong clock have no place.
  const wrongClock = useEstadoWord() === 'reloj';
  const isOld = useDataStateAs((state) => (state?.edadMs ?? 0) > WINDOW_MS);
  const measured = rows.some((row) => keys.some((key) => row[key] !== null));
  const silent = pausedAt === undefined && (wrongClock || isOld);
  if (measured && !silent) return undefined;
  if (wrongClock && silent) return t('otra_hora');
  if (silent) return t('silencio');
  return rows.length === 0 ? t('nunca') : t(`sin.${name}`);
}

type TraceValuesProps = { kind: TraceKind; newest: SensorRow | undefined; rows: readonly SensorRow[] };

/** The names of the lines and their last values. Keeps its place where they may come at any moment. */
function TraceValues({ kind, newest, rows }: TraceValuesProps) {
  const estado = useEstadoWord();
  const awaited = rows.length === 0 && estado !== 'nunca';
  const axes = kind.keys.map((key) => (newest?.[key] ?? null) as number | null);
  return (
    <div className={cx('mt-1', (newest || awaited) && 'min-h-11')}>
      {newest && (
        <TraceLegend
          values={[magnitude(axes), ...axes]}
          unit={kind.unit}
          decimals={kind.decimals}
          stale={estado !== undefined && estado !== 'en_vivo'}
        />
      )}
    </div>
  );
}

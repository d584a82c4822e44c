'use client';

import { CircleSlash2, Pause, Play } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import {
  ACCEL_KEYS,
  GYRO_KEYS,
  magnitude,
  type TraceKeys,
  traceColumns,
} from '@/components/charts/trace-data';
import { TraceLegend } from '@/components/charts/trace-legend';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { formatTime } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { pageClock } from '@/lib/client/server-clock';
import type { SensorRow } from '@/lib/domain/reads';
import { PanelFrame } from './panel-frame';
import { useDataState, useSharedLecturas } from './use-data-state';

const LiveTrace = dynamic(() => import('@/components/charts/live-trace').then((file) => file.LiveTrace), {
  ssr: false,
  loading: () => <Skeleton className="h-44" />,
});

const WINDOW_MS = 60_000;

type Kind = {
  title: string;
  keys: TraceKeys;
  unit: string;
  decimals: number;
  steps: readonly number[];
  missing: string;
};

const ACCEL: Kind = {
  title: 'Aceleración',
  keys: ACCEL_KEYS,
  unit: 'g',
  decimals: 2,
  steps: [1.5, 2, 4, 8, 16, 32],
  missing: 'Sin acelerómetro: estas lecturas no traen aceleración.',
};

const GYRO: Kind = {
  title: 'Rotación',
  keys: GYRO_KEYS,
  unit: '°/s',
  decimals: 0,
  steps: [50, 100, 250, 500, 1000, 2000, 4000],
  missing: 'Sin giroscopio: este sensor no mide la rotación.',
};

/** What the traces show: the live readings, or those of the moment the person stopped the picture at. */
type Frozen = { rows: readonly SensorRow[]; at: number };

function usePause(rows: readonly SensorRow[]) {
  const [frozen, setFrozen] = useState<Frozen>();
  const toggle = () => setFrozen(frozen ? undefined : { rows, at: pageClock.now() });
  return { frozen, toggle, rows: frozen?.rows ?? rows };
}

export function SensoresPanel({ zone }: { zone: string }) {
  const view = useSharedLecturas();
  return (
    <PanelFrame title="Sensores" view={view} zone={zone} sensor height="h-72">
      {(rows) => <SensoresBody live={rows} zone={zone} />}
    </PanelFrame>
  );
}

function SensoresBody({ live, zone }: { live: readonly SensorRow[]; zone: string }) {
  const { frozen, toggle, rows } = usePause(live);
  return (
    <>
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-ink-soft tabular-nums">
          {frozen ? `En pausa desde las ${formatTime(frozen.at, zone, true)}` : 'El último minuto'}
        </p>
        {(frozen || live.length > 0) && (
          <Button variant="secondary" size="sm" icon={frozen ? Play : Pause} onClick={toggle}>
            {frozen ? 'Seguir en vivo' : 'Pausar'}
          </Button>
        )}
      </div>
      <div className="mt-3 grid gap-6 xl:grid-cols-2">
        <Trace kind={ACCEL} rows={rows} frozenAt={frozen?.at} />
        <Trace kind={GYRO} rows={rows} frozenAt={frozen?.at} />
      </div>
    </>
  );
}

type TraceProps = { kind: Kind; rows: readonly SensorRow[]; frozenAt: number | undefined };

function Trace({ kind, rows, frozenAt }: TraceProps) {
  const state = useDataState();
  const columns = traceColumns(rows, kind.keys);
  const newest = rows.findLast((row) => kind.keys.some((key) => row[key] !== null));
  const measured = newest !== undefined;
  const wrongClock = state?.estado === 'reloj';
  const silent = frozenAt === undefined && (wrongClock || (state?.edadMs ?? 0) > WINDOW_MS);
  const awaited = rows.length === 0 && state?.estado !== 'nunca';
  return (
    <div className="min-w-0">
      <h3 className="text-sm font-medium">
        {kind.title} <span className="font-normal text-ink-faint">({kind.unit})</span>
      </h3>
      <div className="mt-2 h-44">
        {measured && !silent ? (
          <LiveTrace
            columns={columns}
            edge={() => frozenAt ?? pageClock.now()}
            windowMs={WINDOW_MS}
            steps={kind.steps}
            label={`${kind.title} del último minuto en ${kind.unit}: magnitud y ejes X, Y y Z`}
          />
        ) : (
          <EmptyState
            icon={CircleSlash2}
            title={wrongClock && silent ? WRONG_CLOCK : emptyTitle(kind, rows, silent)}
            className="h-44 rounded-xl bg-sunken"
          />
        )}
      </div>
      <TraceValues kind={kind} newest={newest} awaited={awaited} />
    </div>
  );
}

type TraceValuesProps = { kind: Kind; newest: SensorRow | undefined; awaited: boolean };

/** The names of the lines and their last values. Keeps its place where they may come at any moment. */
function TraceValues({ kind, newest, awaited }: TraceValuesProps) {
  const state = useDataState();
  const axes = kind.keys.map((key) => (newest?.[key] ?? null) as number | null);
  return (
    <div className={cx('mt-2', (newest || awaited) && 'min-h-11')}>
      {newest && (
        <TraceLegend
          values={[magnitude(axes), ...axes]}
          unit={kind.unit}
          decimals={kind.decimals}
          stale={state?.estado !== undefined && state.estado !== 'en_vivo'}
        />
      )}
    </div>
  );
}

/** On the axis of our time they have no place. */
const WRONG_CLOCK = 'Las lecturas llegan con otra hora que la nuestra';

function emptyTitle(kind: Kind, rows: readonly SensorRow[], silent: boolean): string {
  if (silent) return 'Sin lecturas en el último minuto';
  return rows.length === 0 ? 'Aún no hay lecturas' : kind.missing;
}

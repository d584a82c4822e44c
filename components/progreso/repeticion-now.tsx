'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { Legend } from '@/components/charts/legend';
import { ACCEL_KEYS, traceColumns } from '@/components/charts/trace-data';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { orNothing } from '@/components/ui/or-nothing';
import { Skeleton } from '@/components/ui/skeleton';
import { Stat } from '@/components/ui/stat';
import type { SensorRow } from '@/lib/domain/reads';
import type { DiaRepetido } from '@/lib/domain/repeticion';
import { VENTANA_MS } from '@/lib/domain/time';
import { NO_VALUE } from '@/lib/i18n/format';
import { heartRateAt, motionAt, WINDOW_MS } from './repeticion-data';
import type { Playback } from './repeticion-player';
import { useProgresoWords } from './use-progreso-words';
import type { useTramos } from './use-tramos';

const LiveTrace = dynamic(
  () => orNothing(import('@/components/charts/live-trace').then((file) => file.LiveTrace)),
  {
    ssr: false,
    loading: () => <Skeleton className="h-44" />,
  },
);

const STEPS = [1.5, 2, 4, 8, 16] as const;

type RepeticionNowProps = {
  dia: DiaRepetido;
  playback: Playback;
  tramos: ReturnType<typeof useTramos>;
  fecha: string;
};

/** The moment of the replay: the minute before it as the live trace draws it, and what was measured. */
export function RepeticionNow({ dia, playback, tramos, fecha }: RepeticionNowProps) {
  const { t, formats } = useProgresoWords();
  const { ms, edge } = playback;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp says when the rows are others
  const columns = useMemo(() => traceColumns(tramos.rows, ACCEL_KEYS), [tramos.stamp]);
  const hora = formats.time(ms, dia.zona_horaria, true);
  const measured = heartRateAt(tramos.rows, ms);
  // Where readings are no longer kept, what is left of them says so by its name.
  const mean = ventanaAt(dia, ms)?.hr_mean ?? null;
  const isMean = measured === null && mean !== null && !tramos.isLoading && !isNear(tramos.rows, ms);
  const hr = isMean ? mean : measured;
  return (
    <Card title={t('repeticion.movimiento')} footer={<Note dia={dia} ms={ms} tramos={tramos} />}>
      <dl className="mb-3 grid grid-cols-2 gap-4">
        <Stat
          label={isMean ? t('repeticion.hr_media') : t('repeticion.hr')}
          value={hr === null ? NO_VALUE : formats.number(hr)}
          unit={t('repeticion.lpm')}
          large
        />
        <Stat
          label={t('repeticion.magnitud')}
          value={formats.number(motionAt(tramos.rows, ms), 2)}
          unit="g"
          large
        />
      </dl>
      <div role="img" aria-label={t('repeticion.traza', { fecha, hora })}>
        <div aria-hidden>
          <LiveTrace columns={columns} edge={edge} windowMs={WINDOW_MS} steps={STEPS} cursor={undefined} />
        </div>
      </div>
      <Legend
        className="mt-1"
        items={[
          { label: t('repeticion.magnitud'), color: 'chart-a', width: 2.5 },
          { label: 'X', color: 'chart-b', width: 1.5 },
          { label: 'Y', color: 'chart-c', width: 1.5, dash: [6, 4] },
          { label: 'Z', color: 'chart-d', width: 1.5, dash: [2, 3] },
        ]}
      />
    </Card>
  );
}

/** The ventana that holds a moment. */
function ventanaAt({ ventanas }: DiaRepetido, ms: number) {
  return ventanas.find(({ inicio }) => ms >= Date.parse(inicio) && ms < Date.parse(inicio) + VENTANA_MS);
}

function isNear(rows: readonly SensorRow[], ms: number): boolean {
  return rows.some(({ medido_at }) => Math.abs(Date.parse(medido_at) - ms) < WINDOW_MS);
}

type NoteProps = Pick<RepeticionNowProps, 'dia' | 'tramos'> & { ms: number };

/** Why there is nothing to see, in a place that is always there. */
function Note({ dia, ms, tramos }: NoteProps) {
  const { t } = useProgresoWords();
  if (tramos.isFailed)
    return (
      <p className="min-h-5 text-sm text-warn">
        {t('fallo')}{' '}
        <Button variant="secondary" size="sm" onClick={tramos.retry}>
          {t('repeticion.otra_vez')}
        </Button>
      </p>
    );
  const text = tramos.isLoading
    ? t('repeticion.cargando')
    : isNear(tramos.rows, ms)
      ? ''
      : ventanaAt(dia, ms) && tramos.rows.length === 0
        ? t('repeticion.sin_crudo')
        : t('repeticion.hueco');
  return <p className="min-h-5 text-sm text-ink-soft">{text}</p>;
}

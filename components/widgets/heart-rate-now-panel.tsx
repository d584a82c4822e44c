'use client';

import { HeartPulse } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RangeBar } from '@/components/charts/range-bar';
import { cx } from '@/components/ui/cx';
import { formatAge, formatNumber, formatTime } from '@/components/ui/format';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import type { Estado } from '@/lib/domain/estado';
import { adviceOf } from './estado-words';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { type DataState, useDataState, useSharedLecturas } from './use-data-state';

type Today = ChannelData<'heart_rate_today'>;

type NowValue = {
  value: number | null;
  /** What the number is and when it was measured. */
  caption: ReactNode;
  stale: boolean;
};

/** The number that matters, as large as it deserves, and where it stands in the day so far. */
function NowBody({ now, today }: { now: NowValue; today: Today | undefined }) {
  return (
    <>
      <p className="flex items-baseline gap-2">
        <HeartPulse
          aria-hidden
          className={cx('size-7 self-center', now.stale ? 'text-ink-faint' : 'text-accent-ink')}
        />
        <span
          className={cx(
            'text-7xl leading-none tracking-tight tabular-nums',
            now.value === null ? 'font-light' : 'font-semibold',
            now.stale && 'text-ink-faint',
          )}
        >
          {formatNumber(now.value)}
        </span>
        {now.value !== null && (
          <abbr title="latidos por minuto" className="text-lg text-ink-soft no-underline">
            lpm
          </abbr>
        )}
      </p>
      <p className="mt-2 min-h-10 text-sm text-ink-soft tabular-nums">{now.caption}</p>
      <RangeBar
        min={today?.minimo_dia ?? null}
        max={today?.maximo_dia ?? null}
        mean={today?.promedio_dia ?? null}
        value={now.stale ? null : now.value}
      />
    </>
  );
}

type HeartRateNowProps = ChannelPanelProps<'heart_rate_today'> & { own: boolean };

/** From the readings themselves: who may see the heart rate sees it in each of them. */
export function HeartRateNowPanel({ consumidorId, zone, initial, own }: HeartRateNowProps) {
  const today = useChannel('heart_rate_today', consumidorId, initial);
  const lecturas = useSharedLecturas();
  const state = useDataState();
  return (
    <PanelFrame title="Frecuencia ahora" view={lecturas} zone={zone} sensor compact height="h-44">
      {(rows) => {
        const last = rows.findLast((row) => row.heart_rate !== null);
        const newest = rows.at(-1);
        if (!last || !newest) {
          const caption =
            rows.length > 0 ? (
              <>
                El sensor no está midiendo la frecuencia.
                <Advice state={state} own={own} />
              </>
            ) : (
              <Silence estado={state?.estado} own={own} />
            );
          return <NowBody now={{ value: null, caption, stale: true }} today={today.data} />;
        }
        const lag = Date.parse(newest.medido_at) - Date.parse(last.medido_at);
        const stale = state?.estado !== undefined && state.estado !== 'en_vivo';
        const caption = (
          <>
            {readingWords(state)} {formatTime(last.medido_at, zone, true)}
            {ageText(state, lag)}
            <Advice state={state} own={own} />
          </>
        );
        return <NowBody now={{ value: last.heart_rate, caption, stale }} today={today.data} />;
      }}
    </PanelFrame>
  );
}

function readingWords(state: DataState | null): string {
  if (state?.estado === 'reloj') return 'Última lectura, según el sensor:';
  return state?.estado === undefined || state.estado === 'en_vivo' ? 'Lectura de las' : 'Última lectura:';
}

/** How long ago the sensor measured; not by a clock that is known to be wrong. */
function ageText(state: DataState | null, lag: number): string {
  if (!state || state.edadMs === null || state.estado === 'reloj') return '';
  return ` · ${formatAge(state.edadMs + lag)}`;
}

function Advice({ state, own }: { state: DataState | null; own: boolean }) {
  const words = useTranslations('estado');
  const formats = useFormats();
  const advice = state && adviceOf(words, formats, state, own);
  return advice ? <span className="mt-1 block font-medium text-warn">{advice}</span> : null;
}

function Silence({ estado, own }: { estado: Estado['estado'] | undefined; own: boolean }) {
  if (estado !== undefined && estado !== 'nunca') return 'No hay lecturas recientes.';
  if (!own) return 'Aún no hay lecturas.';
  return (
    <>
      Aún no hay lecturas.{' '}
      <Link href="/panel/dispositivos" className="font-medium text-accent-ink underline">
        Empareja un dispositivo
      </Link>
    </>
  );
}

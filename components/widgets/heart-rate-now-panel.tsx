'use client';

import { HeartPulse } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { HourPulse } from '@/components/charts/hour-pulse';
import { RangeBar } from '@/components/charts/range-bar';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import type { Estado } from '@/lib/domain/estado';
import type { Snapshot } from '@/lib/domain/snapshot';
import { adviceOf } from './estado-words';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { type DataState, useDataStateAs, useEstadoWord, useSharedLecturas } from './use-data-state';

type Today = ChannelData<'heart_rate_today'>;
type Usual = ChannelData<'resumen'> | undefined;

type NowValue = {
  value: number | null;
  /** What the number is and when it was measured. */
  caption: ReactNode;
  stale: boolean;
};

type NowBodyProps = { now: NowValue; today: Today | undefined; usual: Usual; zone: string };

/** The number that matters, as large as it deserves, beside what is usual for the person and the day so far. */
function NowBody({ now, today, usual, zone }: NowBodyProps) {
  const t = useTranslations('panel');
  const { number } = useFormats();
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
          {number(now.value)}
        </span>
        {now.value !== null && (
          <abbr title={t('lpm_largo')} className="text-lg text-ink-soft no-underline">
            {t('lpm')}
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
      {usual && <OwnRange usual={usual} zone={zone} />}
    </>
  );
}

/** The last hour, and between which values the person's heart usually beats: theirs, not a table's. */
const OwnRange = memo(function OwnRange({ usual, zone }: { usual: ChannelData<'resumen'>; zone: string }) {
  const t = useTranslations('panel.rango');
  const { number } = useFormats();
  const { hr_habitual_min: min, hr_habitual_max: max } = usual;
  return (
    <div className="mt-4 border-t border-line pt-3">
      <p className="mb-2 text-sm text-ink-soft">
        {min === null || max === null ? t('sin_propio') : t('propio', { min: number(min), max: number(max) })}
      </p>
      <HourPulse minutos={usual.hr_minutos} min={min} max={max} zone={zone} />
    </div>
  );
});

type HeartRateNowProps = ChannelPanelProps<'heart_rate_today'> & {
  usual: Snapshot<ChannelData<'resumen'>> | undefined;
  own: boolean;
};

/** From the readings themselves: who may see the heart rate sees it in each of them. */
export function HeartRateNowPanel({ consumidorId, zone, initial, usual, own }: HeartRateNowProps) {
  const t = useTranslations('panel');
  const today = useChannel('heart_rate_today', consumidorId, initial);
  const resumen = useChannel('resumen', consumidorId, usual);
  const lecturas = useSharedLecturas();
  const estado = useEstadoWord();
  const rest = { today: today.data, usual: resumen.data, zone };
  return (
    <PanelFrame title={t('nombre.frecuencia_ahora')} view={lecturas} zone={zone} sensor compact height="h-44">
      {(rows) => {
        const last = rows.findLast((row) => row.heart_rate !== null);
        const newest = rows.at(-1);
        if (!last || !newest) {
          const caption =
            rows.length > 0 ? (
              <>
                {t('ahora.sin_frecuencia')}
                <Advice own={own} />
              </>
            ) : (
              <Silence estado={estado} own={own} />
            );
          return <NowBody now={{ value: null, caption, stale: true }} {...rest} />;
        }
        const lag = Date.parse(newest.medido_at) - Date.parse(last.medido_at);
        const stale = estado !== undefined && estado !== 'en_vivo';
        const caption = (
          <>
            <ReadingWords at={last.medido_at} zone={zone} lag={lag} />
            <Advice own={own} />
          </>
        );
        return <NowBody now={{ value: last.heart_rate, caption, stale }} {...rest} />;
      }}
    </PanelFrame>
  );
}

/** What the number is, and how long ago the sensor measured it; not by a clock that is known to be wrong. */
function ReadingWords({ at, zone, lag }: { at: string; zone: string; lag: number }) {
  const t = useTranslations('panel.ahora');
  const { time, age } = useFormats();
  const hora = time(at, zone, true);
  return useDataStateAs((state: DataState | null) => {
    if (state?.estado === 'reloj') return t('segun_sensor', { hora });
    const isLive = state?.estado === undefined || state.estado === 'en_vivo';
    const text = t(isLive ? 'lectura' : 'ultima', { hora });
    return state?.edadMs == null ? text : `${text} · ${age(state.edadMs + lag)}`;
  });
}

function Advice({ own }: { own: boolean }) {
  const words = useTranslations('estado');
  const formats = useFormats();
  const advice = useDataStateAs((state) => state && adviceOf(words, formats, state, own));
  return advice ? <span className="mt-1 block font-medium text-warn">{advice}</span> : null;
}

function Silence({ estado, own }: { estado: Estado['estado'] | undefined; own: boolean }) {
  const t = useTranslations('panel.ahora');
  if (estado !== undefined && estado !== 'nunca') return t('sin_recientes');
  if (!own) return t('nunca');
  return (
    <>
      {t('nunca')}{' '}
      <Link href="/panel/dispositivos" className="font-medium text-accent-ink underline">
        {t('empareja')}
      </Link>
    </>
  );
}

'use client';

import type { LucideIcon } from 'lucide-react';
import { Flame, Leaf, Trophy } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { useNow } from '@/lib/client/use-now';
import type { Progreso } from '@/lib/domain/metrics/progreso/progreso';
import { HOUR_MS } from '@/lib/domain/time';
import { useProgresoWords } from './use-progreso-words';

type CifrasCardProps = { progreso: Progreso; at: string | undefined; zone: string; className?: string };

/** The headline, and beside it what of the days is the person's for good. */
export function CifrasCard({ progreso, at, zone, className }: CifrasCardProps) {
  const { t, formats, calendar } = useProgresoWords();
  const { antojos_superados, deseos_registrados, racha_actual, racha_mas_larga, dias_sin_humo } = progreso;
  const passed = antojos_superados ?? 0;
  return (
    <section
      aria-label={t('cifras.titulo')}
      className={cx(
        'grid min-w-0 gap-6 rounded-2xl border border-line border-l-4 border-l-accent bg-surface p-4 shadow-card sm:p-6 md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]',
        className,
      )}
    >
      <div>
        <p className="text-5xl font-bold tracking-tight text-accent-ink tabular-nums">
          {formats.number(passed)}
        </p>
        <p className="mt-2 text-lg font-semibold">{t('cifras.superados', { n: passed })}</p>
        <p className="mt-1 text-sm text-ink-soft">
          {deseos_registrados ? t('cifras.de_registrados', { n: deseos_registrados }) : t('cifras.ninguno')}
        </p>
        <SinHumo desde={progreso.sin_humo_desde} at={at} zone={zone} />
      </div>
      <dl className="grid content-start gap-3 sm:grid-cols-3">
        <Racha
          icon={Flame}
          label={t('cifras.racha')}
          value={formats.days(racha_actual?.dias ?? 0)}
          note={
            racha_actual
              ? t('cifras.desde', { fecha: calendar.shortDay(racha_actual.desde) })
              : t('cifras.sin_racha')
          }
        />
        <Racha
          icon={Trophy}
          label={t('cifras.mas_larga')}
          value={formats.days(racha_mas_larga?.dias ?? 0)}
          note={
            !racha_mas_larga
              ? t('cifras.sin_racha')
              : racha_mas_larga.desde === racha_actual?.desde
                ? t('cifras.sigue', { fecha: calendar.shortDay(racha_mas_larga.desde) })
                : t('cifras.queda', {
                    desde: calendar.shortDay(racha_mas_larga.desde),
                    hasta: calendar.shortDay(racha_mas_larga.hasta),
                  })
          }
        />
        <Racha
          icon={Leaf}
          label={t('cifras.total')}
          value={formats.number(dias_sin_humo)}
          note={t('cifras.dias_total')}
        />
      </dl>
    </section>
  );
}

type RachaProps = { icon: LucideIcon; label: string; value: string; note: string };

function Racha({ icon: Icon, label, value, note }: RachaProps) {
  return (
    <div className="min-w-0 rounded-xl bg-sunken p-4">
      <dt className="flex items-center gap-1.5 text-sm text-ink-soft">
        <Icon aria-hidden className="size-4 shrink-0 text-accent-ink" />
        {label}
      </dt>
      <dd className="mt-1">
        <span className="block text-2xl font-semibold tabular-nums">{value}</span>
        <span className="mt-1 block text-sm text-ink-soft">{note}</span>
      </dd>
    </div>
  );
}

/** Ticks by the hour: who is counting days is not served by seconds. */
function SinHumo({ desde, at, zone }: { desde: string | null; at: string | undefined; zone: string }) {
  const { t, formats } = useProgresoWords();
  const now = useNow() || Date.parse(at ?? '');
  if (desde === null || Number.isNaN(now)) return null;
  const hours = Math.max(0, Math.floor((now - Date.parse(desde)) / HOUR_MS));
  return (
    <div className="mt-5 border-t border-line pt-4">
      <p className="text-sm text-ink-soft">{t('cifras.sin_humo')}</p>
      <p className="text-2xl font-semibold tabular-nums">
        {t('cifras.tiempo', { dias: Math.floor(hours / 24), horas: hours % 24 })}
      </p>
      <p className="text-sm text-ink-soft">{t('cifras.desde', { fecha: formats.dayTime(desde, zone) })}</p>
    </div>
  );
}

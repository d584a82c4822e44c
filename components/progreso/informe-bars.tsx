'use client';

import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import { diasDeSemana } from '@/lib/domain/semana';
import { useProgresoWords } from './use-progreso-words';

/** A bar a day: all that was logged as an outline, what passed filled. The table below has its numbers. */
export function InformeBars({ informe }: { informe: Informe }) {
  const { t } = useProgresoWords();
  const most = Math.max(0, ...informe.dias.map(({ deseos }) => deseos ?? 0));
  return (
    <figure className="break-inside-avoid rounded-xl border border-line bg-surface p-4">
      <figcaption>
        <h2 className="font-semibold">{t('informe.grafica')}</h2>
        <p className="text-sm text-ink-soft">
          {t(most > 0 ? 'informe.grafica_texto' : 'informe.grafica_vacia')}
        </p>
      </figcaption>
      {most > 0 && (
        <>
          <Bars informe={informe} most={most} />
          <Key />
        </>
      )}
    </figure>
  );
}

function Bars({ informe, most }: { informe: Informe; most: number }) {
  const { formats, calendar } = useProgresoWords();
  const byFecha = new Map(informe.dias.map((dia) => [dia.fecha, dia]));
  const part = (count: number | null | undefined) => (100 * (count ?? 0)) / most;
  return (
    <div aria-hidden className="mt-4 grid grid-cols-7 gap-2 text-center text-xs tabular-nums">
      {diasDeSemana(informe.semana).map((fecha) => {
        const dia = byFecha.get(fecha);
        return (
          <div key={fecha} className="min-w-0">
            <p className="h-4">{dia?.deseos ? formats.number(dia.deseos) : ''}</p>
            <svg aria-hidden viewBox="0 0 40 102" preserveAspectRatio="none" className="h-28 w-full">
              <rect
                x="8"
                y={101 - part(dia?.deseos)}
                width="24"
                height={part(dia?.deseos)}
                className="fill-surface stroke-ink"
                vectorEffect="non-scaling-stroke"
              />
              <rect
                x="8"
                y={101 - part(dia?.superados)}
                width="24"
                height={part(dia?.superados)}
                className="fill-chart-a"
              />
              <line x1="0" x2="40" y1="101.5" y2="101.5" className="stroke-line" />
            </svg>
            {/* The weekday over its day, in each column alike. */}
            <p className="mx-auto mt-1 w-min text-ink-soft">{calendar.weekdayAndDay(fecha)}</p>
          </div>
        );
      })}
    </div>
  );
}

function Key() {
  const { t } = useProgresoWords();
  return (
    <ul className="mt-3 flex gap-4 text-sm text-ink-soft">
      <li className="flex items-center gap-1.5">
        <svg aria-hidden viewBox="0 0 12 12" className="size-3">
          <rect width="12" height="12" className="fill-chart-a" />
        </svg>
        {t('informe.leyenda_superados')}
      </li>
      <li className="flex items-center gap-1.5">
        <svg aria-hidden viewBox="0 0 12 12" className="size-3">
          <rect x="0.5" y="0.5" width="11" height="11" className="fill-surface stroke-ink" />
        </svg>
        {t('informe.leyenda_otros')}
      </li>
    </ul>
  );
}

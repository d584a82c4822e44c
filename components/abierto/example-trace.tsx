'use client';

import { useTranslations } from 'use-intl';
import { SPARK_HEIGHT, sparkline } from '@/components/charts/sparkline-path';

/** Heart rate (bpm) of an hour with a walk in it, minute by minute. Made up, and said to be so. */
const MINUTES = [
  72, 73, 72, 74, 73, 75, 74, 73, 74, 76, 75, 74, 73, 74, 75, 77, 79, 82, 86, 90, 93, 95, 94, 92, 90, 88, 86,
  84, 82, 80, 79, 78, 77, 76, 76, 75, 74, 74, 73, 74, 73, 72, 73, 74, 73, 72, 72, 73, 74, 73, 72, 71, 72, 73,
  72, 71, 72, 72, 71, 72,
];
const USUAL = { min: 64, max: 84 };

export function ExampleTrace() {
  const t = useTranslations('ayuda.portada.ejemplo');
  const drawn = sparkline(MINUTES, USUAL);
  if (!drawn) return null;
  return (
    <figure className="rounded-2xl border border-line bg-surface p-5 shadow-card">
      <div className="flex items-baseline justify-between gap-3">
        <p className="text-2xl font-semibold tabular-nums">
          {MINUTES.at(-1)} <span className="text-sm font-normal text-ink-soft">{t('lpm')}</span>
        </p>
        <span className="rounded-full bg-test-wash px-2.5 py-0.5 text-xs font-medium text-test">
          {t('marca')}
        </span>
      </div>
      <svg
        aria-hidden
        viewBox={`-0.5 0 ${MINUTES.length} ${SPARK_HEIGHT}`}
        preserveAspectRatio="none"
        className="mt-4 h-32 w-full overflow-hidden"
      >
        {drawn.band && (
          <rect
            x={-0.5}
            width={MINUTES.length}
            y={drawn.band.y}
            height={drawn.band.height}
            className="fill-sunken"
          />
        )}
        <path
          d={drawn.path}
          fill="none"
          vectorEffect="non-scaling-stroke"
          strokeWidth={2}
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-chart-a"
        />
      </svg>
      <figcaption className="mt-3 text-sm text-pretty text-ink-soft">{t('texto')}</figcaption>
    </figure>
  );
}

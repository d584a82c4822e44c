import { HourLine } from '@/components/charts/hour-line';
import { sparkline } from '@/components/charts/sparkline-path';
import type { Translate } from '@/lib/i18n/translate';

/** Heart rate (bpm) of an hour with a walk in it, minute by minute. Made up, and said to be so. */
const MINUTES = [
  72, 73, 72, 74, 73, 75, 74, 73, 74, 76, 75, 74, 73, 74, 75, 77, 79, 82, 86, 90, 93, 95, 94, 92, 90, 88, 86,
  84, 82, 80, 79, 78, 77, 76, 76, 75, 74, 74, 73, 74, 73, 72, 73, 74, 73, 72, 72, 73, 74, 73, 72, 71, 72, 73,
  72, 71, 72, 72, 71, 72,
];
const USUAL = { min: 64, max: 84 };

export function ExampleTrace({ t }: { t: Translate<'ayuda.portada'> }) {
  const drawn = sparkline(MINUTES, USUAL);
  if (!drawn) return null;
  return (
    <figure className="rounded-2xl border border-line bg-surface p-5 shadow-card">
      <div className="flex items-baseline justify-between gap-3">
        <p className="text-2xl font-semibold tabular-nums">
          {MINUTES.at(-1)} <span className="text-sm font-normal text-ink-soft">{t('ejemplo.lpm')}</span>
        </p>
        <span className="rounded-full bg-test-wash px-2.5 py-0.5 text-xs font-medium text-test">
          {t('ejemplo.marca')}
        </span>
      </div>
      <HourLine path={drawn.path} band={drawn.band} width={MINUTES.length} className="mt-4 h-32" />
      <figcaption className="mt-3 text-sm text-pretty text-ink-soft">{t('ejemplo.texto')}</figcaption>
    </figure>
  );
}

import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';

type RangeBarProps = { min: number | null; max: number | null; mean: number | null; value: number | null };

/** Where a value stands between the least and the most of the day. Says nothing of good or bad. */
export function RangeBar({ min, max, mean, value }: RangeBarProps) {
  const t = useTranslations('panel.rango');
  const known = min !== null && max !== null;
  const low = known ? Math.min(min, value ?? min) : 0;
  const high = known ? Math.max(max, value ?? max) : 1;
  const place = (at: number) => (high === low ? 50 : ((at - low) / (high - low)) * 100);
  return (
    <div className="mt-2">
      <svg
        aria-hidden
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        className="h-3 w-full overflow-visible"
      >
        <rect x="0" y="3" width="100" height="4" rx="0.6" className="fill-sunken" />
        {known && mean !== null && (
          <rect x={place(mean) - 0.3} y="1" width="0.6" height="8" className="fill-edge" />
        )}
        {known && value !== null && (
          <rect x={place(value) - 0.8} y="0" width="1.6" height="10" className="fill-accent-ink" />
        )}
      </svg>
      <dl className="mt-1 flex min-h-4 justify-between gap-2 text-xs text-ink-faint tabular-nums">
        <RangeItem label={t('minimo')} value={min} />
        <RangeItem label={t('promedio')} value={mean} />
        <RangeItem label={t('maximo')} value={max} />
      </dl>
    </div>
  );
}

function RangeItem({ label, value }: { label: string; value: number | null }) {
  const { number } = useFormats();
  return (
    <div className="flex gap-1">
      <dt>{label}</dt>
      <dd className="font-medium text-ink-soft">{number(value)}</dd>
    </div>
  );
}

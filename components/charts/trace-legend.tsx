import { cx } from '@/components/ui/cx';
import { formatNumber, formatSigned } from '@/components/ui/format';
import { TRACE_SERIES } from './trace-series';

const STROKE = {
  'chart-a': 'stroke-chart-a',
  'chart-b': 'stroke-chart-b',
  'chart-c': 'stroke-chart-c',
  'chart-d': 'stroke-chart-d',
} as const;

type TraceLegendProps = {
  /** Newest values in the order of the series. */
  values: readonly (number | null)[];
  unit: string;
  decimals: number;
  stale: boolean;
};

/** What each line is, with its newest value: the trace's content in text. */
export function TraceLegend({ values, unit, decimals, stale }: TraceLegendProps) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-1 pl-[1ch] text-sm xs:grid-cols-4">
      {TRACE_SERIES.map(({ label, color, width, dash }, index) => (
        <div key={label} className="min-w-0">
          <dt className="flex items-center gap-1.5 text-xs text-ink-faint">
            <svg aria-hidden viewBox="0 0 20 4" className="h-1 w-5 shrink-0">
              <line
                x1="0"
                y1="2"
                x2="20"
                y2="2"
                strokeWidth={width}
                strokeDasharray={dash.join(' ') || undefined}
                className={STROKE[color as keyof typeof STROKE]}
              />
            </svg>
            {label}
          </dt>
          <dd
            className={cx(
              'font-semibold whitespace-nowrap tabular-nums',
              // The place of the sign hangs to the left, so that the digits stand under their label and never hop.
              index > 0 && '-ml-[1ch]',
              stale && 'text-ink-faint',
            )}
          >
            {index > 0 ? formatSigned(values[index], decimals) : formatNumber(values[index], decimals)}
            <span className="ml-1 text-xs font-normal text-ink-soft">{unit}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

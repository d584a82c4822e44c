import { cx } from '@/components/ui/cx';
import { FILL_PATTERNS, type FillPattern } from './fill-patterns';

export type ChartColor = 'chart-a' | 'chart-b' | 'chart-c' | 'chart-d' | 'chart-band';

/** One series: told apart by its dash or pattern too, never by the colour alone. */
export type LegendItem = {
  label: string;
  color: ChartColor;
  /** Of a line. */
  width?: number;
  dash?: readonly number[];
  /** Of a filled one; without it the series is a line. */
  fill?: FillPattern;
};

export const STROKE: Record<ChartColor, string> = {
  'chart-a': 'stroke-chart-a',
  'chart-b': 'stroke-chart-b',
  'chart-c': 'stroke-chart-c',
  'chart-d': 'stroke-chart-d',
  'chart-band': 'stroke-chart-band',
};

export function Legend({ items, className }: { items: readonly LegendItem[]; className?: string }) {
  return (
    <ul className={cx('flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft', className)}>
      {items.map((item) => (
        <li key={item.label} className="flex items-center gap-1.5">
          <Swatch {...item} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}

/** A piece of the series as it is drawn. */
export function Swatch({ color, width = 2, dash = [], fill }: Omit<LegendItem, 'label'>) {
  if (fill) {
    return (
      <svg aria-hidden viewBox="0 0 12 12" className="size-3 shrink-0">
        <rect width="12" height="12" rx="2" fill={`var(--${color})`} />
        <path d={FILL_PATTERNS[fill]} className="stroke-surface" strokeWidth="2" fill="none" />
      </svg>
    );
  }
  return (
    <svg aria-hidden viewBox="0 0 20 4" className="h-1 w-5 shrink-0">
      <line
        x1="0"
        y1="2"
        x2="20"
        y2="2"
        strokeWidth={width}
        strokeDasharray={dash.join(' ') || undefined}
        className={STROKE[color]}
      />
    </svg>
  );
}

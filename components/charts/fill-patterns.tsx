import type { ChartColor } from './legend';

/** What is drawn over the colour, in a square of 12: seen also by who does not see the colour. */
export const FILL_PATTERNS = {
  plain: '',
  stripes: 'M-3 9 L9 -3 M0 12 L12 0 M3 15 L15 3',
  bars: 'M3 0 V12 M9 0 V12',
  dots: 'M3 3 h.01 M9 9 h.01',
} as const;

export type FillPattern = keyof typeof FILL_PATTERNS;

type PatternProps = { id: string; color: ChartColor; fill: FillPattern };

/** A filling to be named by `fill="url(#id)"`, inside the `<defs>` of the chart. */
export function PatternFill({ id, color, fill }: PatternProps) {
  return (
    <pattern id={id} width="12" height="12" patternUnits="userSpaceOnUse">
      <rect width="12" height="12" fill={`var(--${color})`} />
      <path
        d={FILL_PATTERNS[fill]}
        stroke="var(--surface)"
        strokeWidth={fill === 'dots' ? 3 : 2}
        strokeLinecap={fill === 'dots' ? 'round' : 'butt'}
        fill="none"
      />
    </pattern>
  );
}

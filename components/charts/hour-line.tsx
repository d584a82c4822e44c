import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { SPARK_HEIGHT, type Sparkline } from './sparkline-path';

type HourLineProps = Pick<Sparkline, 'path' | 'band'> & {
  /** How many minutes there are. */
  width: number;
  /** What it is to who does not see it; absent where that is told beside it. */
  label?: string;
  strokeWidth?: number;
  bandClass?: string;
  className: string;
  children?: ReactNode;
};

/** Heart rate of an hour, a unit of width a minute, before the person's own range. Plain SVG: it is there with the first paint. */
export function HourLine(props: HourLineProps) {
  const { path, band, width, label, strokeWidth = 2, bandClass = 'fill-sunken', className, children } = props;
  return (
    <svg
      role={label && 'img'}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      viewBox={`-0.5 0 ${width} ${SPARK_HEIGHT}`}
      preserveAspectRatio="none"
      className={cx('w-full overflow-hidden', className)}
    >
      {band && <rect x={-0.5} width={width} y={band.y} height={band.height} className={bandClass} />}
      <path
        d={path}
        fill="none"
        vectorEffect="non-scaling-stroke"
        strokeWidth={strokeWidth}
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-chart-a"
      />
      {children}
    </svg>
  );
}

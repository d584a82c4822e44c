'use client';

import { useId } from 'react';
import { PatternFill } from './fill-patterns';

export const COLUMNS_HEIGHT = 96;

type DayColumnsProps = {
  /** One a day, oldest first; 0 is drawn as a line on the ground. */
  days: readonly { fecha: string; total: number }[];
  cursor: number | null;
  onPoint(at: number | null): void;
};

/** Counts by day, the last one (today, still under way) striped. Plain SVG: it is there with the first paint. */
export function DayColumns({ days, cursor, onPoint }: DayColumnsProps) {
  const id = useId();
  const most = Math.max(1, ...days.map(({ total }) => total));
  const last = days.length - 1;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${days.length * 10} ${COLUMNS_HEIGHT}`}
      preserveAspectRatio="none"
      className="h-full w-full"
      onPointerLeave={() => onPoint(null)}
    >
      <defs>
        <PatternFill id={id} color="chart-a" fill="stripes" />
      </defs>
      {days.map(({ fecha, total }, at) => {
        const height = Math.max(1.5, (total / most) * (COLUMNS_HEIGHT - 4));
        return (
          <g key={fecha} onPointerEnter={() => onPoint(at)}>
            <rect
              x={at * 10}
              width="10"
              height={COLUMNS_HEIGHT}
              className={at === cursor ? 'fill-sunken' : 'fill-transparent'}
            />
            <rect
              x={at * 10 + 1.5}
              width="7"
              y={COLUMNS_HEIGHT - height}
              height={height}
              fill={at === last ? `url(#${id})` : 'var(--chart-a)'}
            />
          </g>
        );
      })}
    </svg>
  );
}

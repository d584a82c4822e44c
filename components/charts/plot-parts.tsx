import type { ReactNode } from 'react';
import type { DayAxis } from './heart-rate-day-points';

/** Of the labels of an axis. */
export const TICK = { fill: 'var(--ink-faint)', fontSize: 12 };

/** Around the plot: the names of values stand left of it. */
export const MARGIN = { top: 8, right: 12, bottom: 0, left: -12 };

/** Props of an axis of instants, ms since 1970, each written by `time`. */
export const timeAxis = (axis: DayAxis, time: (at: number) => string) =>
  ({
    dataKey: 't',
    type: 'number',
    scale: 'time',
    domain: axis.domain,
    ticks: axis.ticks,
    tickFormatter: time,
    tick: TICK,
    stroke: 'var(--line)',
    minTickGap: 16,
    tickMargin: 4,
  }) as const;

/** What stands beside the pointer. */
export function TipCard({ when, children }: { when: string; children: ReactNode }) {
  return (
    <div className="rounded-lg border border-line bg-surface px-3 py-2 text-sm tabular-nums shadow-lg">
      <p className="text-xs text-ink-faint">{when}</p>
      {children}
    </div>
  );
}

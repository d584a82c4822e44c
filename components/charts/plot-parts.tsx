import type { ReactNode } from 'react';

/** Of the labels of an axis. */
export const TICK = { fill: 'var(--ink-faint)', fontSize: 12 };

/** What stands beside the pointer. */
export function TipCard({ when, children }: { when: string; children: ReactNode }) {
  return (
    <div className="rounded-lg border border-line bg-surface px-3 py-2 text-sm tabular-nums shadow-lg">
      <p className="text-xs text-ink-faint">{when}</p>
      {children}
    </div>
  );
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Interval } from '@/lib/domain/time';

/** A stretch of a recording: 1 `stress`, 0 `baseline`. */
export type Segment = Interval & { label: 0 | 1 };

/** A window takes a label that covers at least this share of it; what is more mixed is left out. */
export const LABEL_SHARE = 0.8;

export function loadSegments(directory: string, subject: string): Segment[] {
  return parseSegments(readFileSync(path.join(directory, subject, 'labels.csv'), 'utf8'));
}

export function parseSegments(text: string): Segment[] {
  const [, ...rows] = text.split('\n').filter((line) => line.trim() !== '');
  return rows.map((row) => {
    const [from, to, label] = row.trim().split(',');
    const segment = { from: instant(from), to: instant(to), label: label === 'stress' ? 1 : 0 } as const;
    const known = label === 'stress' || label === 'baseline';
    if (!known || !(segment.from < segment.to)) throw new Error(`labels.csv: no se entiende «${row}»`);
    return segment;
  });
}

/** Null for a window that is mixed or lies in part outside of all segments. */
export function labelOf({ from, to }: Interval, segments: readonly Segment[]): 0 | 1 | null {
  const share = (label: 0 | 1) =>
    segments
      .filter((segment) => segment.label === label)
      .reduce((sum, segment) => sum + overlap(segment, { from, to }), 0) /
    (to.getTime() - from.getTime());
  if (share(1) >= LABEL_SHARE) return 1;
  return share(0) >= LABEL_SHARE ? 0 : null;
}

function overlap(a: Interval, b: Interval): number {
  const from = Math.max(a.from.getTime(), b.from.getTime());
  return Math.max(0, Math.min(a.to.getTime(), b.to.getTime()) - from);
}

function instant(cell: string | undefined): Date {
  return new Date(Number(cell) * 1_000);
}

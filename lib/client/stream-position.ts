import { type Cursor, formatCursor, parseCursor } from '@/lib/domain/cursor';

/** A `data` frame beside where a stream stands: had already, the next one, or one that does not follow. */
export type Fit = 'had' | 'next' | 'hole';

/**
 * A frame that begins before the position and ends after it is `next`: polling went ahead of it, and its items are put
 * in by their id.
 */
export function fitOf(position: Cursor, { from, to }: { from: number; to: number }): Fit {
  if (to <= position.offset) return 'had';
  return from <= position.offset + 1 ? 'next' : 'hole';
}

/** The further one of two positions; another epoch than before counts anew. */
export function furthest(held: Cursor | undefined, reached: Cursor): Cursor {
  if (!held || !reached || held.epoch < reached.epoch) return reached;
  return held.epoch > reached.epoch || held.offset > reached.offset ? held : reached;
}

/**
 * How many offsets lie between a position and a snapshot that follows it, without those that it shows. What was before
 * another epoch cannot be counted.
 */
export function lostBetween(held: Cursor | undefined, reached: Cursor | undefined, rows: unknown): number {
  if (!held || !reached || held.epoch !== reached.epoch || reached.offset <= held.offset) return 0;
  const shown = (Array.isArray(rows) ? rows : []).filter((row) => {
    const { seq } = row as { seq?: number };
    return seq !== undefined && seq > held.offset && seq <= reached.offset;
  });
  return reached.offset - held.offset - shown.length;
}

/** Whether something stands before where something else does. */
export function isBehind(cursor: string | undefined, other: string | undefined): boolean {
  const [a, b] = [parseCursor(cursor ?? ''), parseCursor(other ?? '')];
  return a !== undefined && b !== undefined && a.epoch === b.epoch && a.offset < b.offset;
}

export function cursorText(position: Cursor | undefined): string | undefined {
  return position && formatCursor(position);
}

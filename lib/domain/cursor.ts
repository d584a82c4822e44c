/**
 * A position in a stream, `epoch:offset` on the wire. The offset counts the stream's items; the epoch changes
 * when the offsets start anew, and then an old position means nothing.
 */
export type Cursor = { epoch: number; offset: number };

export function formatCursor({ epoch, offset }: Cursor): string {
  return `${epoch}:${offset}`;
}

export const CURSOR = /^(\d{1,15}):(\d{1,15})$/;

/** `undefined` when the text is no cursor. */
export function parseCursor(text: string): Cursor | undefined {
  const match = CURSOR.exec(text);
  return match ? { epoch: Number(match[1]), offset: Number(match[2]) } : undefined;
}

/**
 * The position of something made from several streams: it moves exactly when one of them moves, since offsets
 * and epochs only grow.
 */
export function combineCursors(cursors: readonly Cursor[]): Cursor {
  return cursors.reduce((a, b) => ({ epoch: Math.max(a.epoch, b.epoch), offset: a.offset + b.offset }), {
    epoch: 0,
    offset: 0,
  });
}

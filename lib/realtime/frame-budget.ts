import type { RawData } from 'ws';

/** Bad frames, and frames of any kind, that a socket may send in `WINDOW_MS`. */
const LIMITS = { any: 200, bad: 10 };
const CODES = { any: 'too_many', bad: 'bad_frame' } as const;
const WINDOW_MS = 10_000;

export type Frame = { type: unknown };

/** What a client sent, if it is JSON with a `type`. */
export function parsedFrame(raw: RawData, isBinary: boolean): Frame | undefined {
  if (isBinary) return undefined;
  try {
    const message: unknown = JSON.parse(String(raw));
    return typeof message === 'object' && message !== null && 'type' in message ? message : undefined;
  } catch {
    return undefined;
  }
}

/** Counts frames per window. Over a limit it says so once, which is to close the socket, and allows nothing more. */
export function frameBudget(
  over: (code: 'too_many' | 'bad_frame') => void,
): (kind: 'any' | 'bad') => boolean {
  let counts = { any: 0, bad: 0 };
  let since = performance.now();
  let isOver = false;
  return (kind) => {
    if (isOver) return false;
    if (performance.now() - since > WINDOW_MS) {
      counts = { any: 0, bad: 0 };
      since = performance.now();
    }
    counts[kind] += 1;
    if (counts[kind] < LIMITS[kind]) return true;
    isOver = true;
    over(CODES[kind]);
    return false;
  };
}

import type { RawData } from 'ws';
import { FRAME_LIMITS } from '@/lib/channels/protocol';

const CODES = { any: 'too_many', bad: 'bad_frame' } as const;

export type Frame = { type: unknown };

/** What a client sent, if it is a text frame of JSON. */
export function parsedJson(raw: RawData, isBinary: boolean): unknown {
  if (isBinary) return undefined;
  try {
    return JSON.parse(String(raw));
  } catch {
    return undefined;
  }
}

/** The same, if it has a `type`. */
export function parsedFrame(raw: RawData, isBinary: boolean): Frame | undefined {
  const message = parsedJson(raw, isBinary);
  return typeof message === 'object' && message !== null && 'type' in message ? message : undefined;
}

/** Counts the frames of a socket per window. */
export class FrameBudget {
  private any = 0;
  private bad = 0;
  private since = performance.now();
  private isOver = false;

  /** `true`: go on. A code: over the limit just now, close the socket with it. `false`: it was over before. */
  take(kind: 'any' | 'bad'): true | false | 'too_many' | 'bad_frame' {
    if (this.isOver) return false;
    if (performance.now() - this.since > FRAME_LIMITS.window_ms) {
      this.any = 0;
      this.bad = 0;
      this.since = performance.now();
    }
    this[kind] += 1;
    if (this[kind] < FRAME_LIMITS[kind]) return true;
    this.isOver = true;
    return CODES[kind];
  }
}

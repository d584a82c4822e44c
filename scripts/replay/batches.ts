import { LECTURAS_BYTES, LECTURAS_PER_POST } from '@/lib/domain/lecturas';
import type { ReplayItem, Timeline } from './timeline';

/** A POST ready to go: its readings and the step after the last of them. */
export type Batch = { body: string; count: number; next_step: number; last_n: number };

const HEAD = '{"lecturas":[';
const TAIL = ']}';

/** The readings from `step` up to `until` (excluded), as many as one POST may carry. */
export function nextBatch(
  timeline: Pick<Timeline, 'itemAt'>,
  step: number,
  until: number,
): Batch | undefined {
  const parts: string[] = [];
  let bytes = HEAD.length + TAIL.length;
  let last: ReplayItem | undefined;
  let next = step;
  for (; next < until && parts.length < LECTURAS_PER_POST; next++) {
    const item = timeline.itemAt(next);
    const part = JSON.stringify(item);
    bytes += Buffer.byteLength(part) + 1;
    if (bytes > LECTURAS_BYTES) break;
    parts.push(part);
    last = item;
  }
  if (last === undefined) return undefined;
  return { body: HEAD + parts.join(',') + TAIL, count: parts.length, next_step: next, last_n: last.n };
}

import type { z } from 'zod';
import { LECTURAS_BYTES, LECTURAS_PER_POST, type lecturaInputSchema } from '@/lib/domain/lecturas';

/** A reading as it is sent. `n` and `medido_at` are always there. */
export type DeviceItem = z.input<typeof lecturaInputSchema> & { n: number; medido_at: string };

/** What will be sent, as numbered steps in the order of sending. A step not yet done may be asked for again. */
export type SendPlan = {
  /** `Infinity` while no end is known. */
  readonly steps: number;
  /** The first step that is sent later than these µs since 1970. */
  stepAfter(micros: number): number;
  itemAt(step: number): DeviceItem;
};

/** A POST ready to go: its readings, the first step among them and the one after the last. */
export type Batch = { body: string; count: number; first_step: number; next_step: number; last_n: number };

const HEAD = '{"lecturas":[';
const TAIL = ']}';

/** The readings from `step` up to `until` (excluded), as many as one POST may carry. */
export function nextBatch(plan: Pick<SendPlan, 'itemAt'>, step: number, until: number): Batch | undefined {
  const parts: string[] = [];
  let bytes = HEAD.length + TAIL.length;
  let last: DeviceItem | undefined;
  let next = step;
  for (; next < until && parts.length < LECTURAS_PER_POST; next++) {
    const item = plan.itemAt(next);
    const part = JSON.stringify(item);
    bytes += Buffer.byteLength(part) + 1;
    if (bytes > LECTURAS_BYTES) break;
    parts.push(part);
    last = item;
  }
  if (last === undefined) return undefined;
  return {
    body: HEAD + parts.join(',') + TAIL,
    count: parts.length,
    first_step: step,
    next_step: next,
    last_n: last.n,
  };
}

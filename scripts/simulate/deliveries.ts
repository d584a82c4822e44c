import type { DeviceItem, SendPlan } from '../device/batches';
import { type Delivery, deliver, type Fault } from './faults';
import { type Sampler, samplesOf } from './sampling';

/** One copy of a reading that leaves the device at an instant, in ms since 1970. */
export type Send = { at: number; copy: number; delivery: Delivery };

/** The readings of a device from `from` up to `until` (excluded), in the order of measuring, with their faults. */
export function* deliveriesOf(
  sampler: Sampler,
  fault: Fault,
  from: number,
  until: number,
): Generator<Delivery> {
  for (const sample of samplesOf(sampler, from, until)) yield fault(deliver(sample));
}

/**
 * Every copy in the order in which it leaves; at the same instant the oldest reading goes first, so a burst
 * after being offline tells its time in order. Nothing is sent before it is measured: what is due before the
 * next reading can go.
 */
export function* inSendOrder(deliveries: Iterable<Delivery>): Generator<Send> {
  let held: Send[] = [];
  let earliest = Number.POSITIVE_INFINITY;
  for (const delivery of deliveries) {
    if (earliest < delivery.at) {
      const due = held.filter(({ at }) => at < delivery.at);
      held = held.filter(({ at }) => at >= delivery.at);
      earliest = Math.min(...held.map(({ at }) => at));
      yield* due.sort(bySending);
    }
    held.push(...delivery.sends.map((at, copy) => ({ at, copy, delivery })));
    earliest = Math.min(earliest, ...delivery.sends);
  }
  yield* held.sort(bySending);
}

function bySending(a: Send, b: Send): number {
  return a.at - b.at || a.delivery.at - b.delivery.at || a.copy - b.copy;
}

/** How many sends are worked out before they are needed. */
const AHEAD = 2_000;

/** Sends as the sender of readings takes them: worked out as they come due, forgotten when they are done. */
export type SendQueue = SendPlan & {
  sendAt(step: number): Send;
  /** Every step before this one is done. */
  release(step: number): void;
};

export function makeSendQueue(sends: Iterator<Send>): SendQueue {
  let base = 0;
  let waiting: Send[] = [];
  let ended = false;
  const sendAt = (step: number): Send => {
    const send = waiting[step - base];
    if (send === undefined) throw new Error(`The send ${step} is done or not worked out yet`);
    return send;
  };
  const pull = () => {
    const next = sends.next();
    if (next.done) ended = true;
    else waiting.push(next.value);
  };
  return {
    get steps() {
      return ended ? base + waiting.length : Number.POSITIVE_INFINITY;
    },
    stepAfter(micros) {
      const now = micros / 1_000;
      while (!ended && waiting.length < AHEAD && (waiting.at(-1)?.at ?? now) <= now) pull();
      let low = 0;
      let high = waiting.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((waiting[middle]?.at ?? 0) > now) high = middle;
        else low = middle + 1;
      }
      return base + low;
    },
    itemAt: (step): DeviceItem => sendAt(step).delivery.item,
    sendAt,
    release(step) {
      if (step <= base) return;
      waiting = waiting.slice(step - base);
      base = step;
    },
  };
}

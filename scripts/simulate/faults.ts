import { makeLocalTime } from './local-time';
import type { Rng } from './rng';
import type { Sample } from './sampling';

/** A reading on its way. Times in ms since 1970, by a clock without fault. */
export type Delivery = Sample & {
  /** When each copy leaves the device, the first copy first; none: it is lost. */
  sends: readonly number[];
};

export type Fault = (delivery: Delivery) => Delivery;

/** Each is off when absent. Shares from 0 to 1; `at` and `from`/`to` in ms since 1970, the rest in ms. */
export type FaultSettings = {
  /** The device's clock runs fast (or slow, below 0) by so many millionths from `since` on. */
  drift?: { ppm: number; since: number };
  /** From `at` on the clock is ahead (or behind) by so much. */
  jump?: { at: number; by_ms: number };
  /** The device writes its wall clock as if it were UTC. */
  dst?: { from: number; to: number; zona_horaria: string };
  loss?: { share: number };
  /** The same reading again, up to so much later. */
  duplication?: { share: number; within_ms: number };
  /** A reading waits up to so much, while later ones overtake it. */
  reorder?: { share: number; within_ms: number };
  /** Once in every stretch the device is offline for a while and then sends all that it kept. */
  offline?: { for_ms: number; every_ms: number };
};

export const FAULT_NAMES = ['drift', 'jump', 'dst', 'loss', 'duplication', 'reorder', 'offline'] as const;
export type FaultName = (typeof FAULT_NAMES)[number];

/** What an ideal device does with a reading: it sends it at once, and once. */
export function deliver(sample: Sample): Delivery {
  return { ...sample, sends: [sample.at] };
}

/**
 * All faults of a device as one. They apply in a fixed order: clocks, what happens to a reading, and last being
 * offline, in which nothing is sent, neither first copies nor second ones. Each decides from its own split and
 * the reading's own instant, so that switching one on or off leaves the choices of the others as they were.
 */
export function makeFaults(rng: Rng, settings: FaultSettings): Fault {
  const { drift, jump, dst, loss, duplication, reorder, offline } = settings;
  const faults = [
    (drift || jump || dst) && shiftClock(clocksOf({ drift, jump, dst })),
    loss && lose(rng.split('loss'), loss.share),
    duplication && duplicate(rng.split('duplication'), duplication),
    reorder && delaySome(rng.split('reorder'), reorder),
    offline && holdWhileOffline(rng.split('offline'), offline),
  ].filter((fault) => fault !== undefined);
  return (delivery) => faults.reduce((changed, fault) => fault(changed), delivery);
}

function shiftClock(byMs: (at: number) => number): Fault {
  return (delivery) => {
    const { at, item } = delivery;
    const medido_at = new Date(Math.round(Date.parse(item.medido_at) + byMs(at))).toISOString();
    return { ...delivery, item: { ...item, medido_at } };
  };
}

/** How far the device's clock is off at a true instant, in ms: the faults of a clock add up. */
function clocksOf({ drift, jump, dst }: Pick<FaultSettings, 'drift' | 'jump' | 'dst'>) {
  const offsetMs = dst && makeLocalTime(dst.zona_horaria).offsetMs;
  return (at: number): number => {
    let off = 0;
    if (drift) off += ((at - drift.since) * drift.ppm) / 1e6;
    if (jump && at >= jump.at) off += jump.by_ms;
    if (dst && offsetMs && at >= dst.from && at < dst.to) off += offsetMs(at);
    return off;
  };
}

function lose(rng: Rng, share: number): Fault {
  return (delivery) => (rng.at(delivery.at) < share ? { ...delivery, sends: [] } : delivery);
}

function duplicate(rng: Rng, { share, within_ms }: NonNullable<FaultSettings['duplication']>): Fault {
  const delays = rng.split('delay');
  return (delivery) => {
    const [first] = delivery.sends;
    if (first === undefined || rng.at(delivery.at) >= share) return delivery;
    const again = first + Math.ceil(delays.at(delivery.at) * within_ms);
    return { ...delivery, sends: [...delivery.sends, again] };
  };
}

function delaySome(rng: Rng, { share, within_ms }: NonNullable<FaultSettings['reorder']>): Fault {
  const delays = rng.split('delay');
  return (delivery) => {
    if (rng.at(delivery.at) >= share) return delivery;
    const delay = Math.ceil(delays.at(delivery.at) * within_ms);
    return { ...delivery, sends: delivery.sends.map((at) => at + delay) };
  };
}

function holdWhileOffline(rng: Rng, settings: NonNullable<FaultSettings['offline']>): Fault {
  const onlineAt = outagesOf(rng, settings);
  return (delivery) => ({ ...delivery, sends: delivery.sends.map(onlineAt) });
}

/** The first instant from `at` on at which the device is online. */
export function outagesOf(
  rng: Rng,
  { for_ms, every_ms }: NonNullable<FaultSettings['offline']>,
): (at: number) => number {
  return (at) => {
    const stretch = Math.floor(at / every_ms);
    const from = stretch * every_ms + Math.floor(rng.at(stretch) * Math.max(0, every_ms - for_ms));
    return at >= from && at < from + for_ms ? from + for_ms : at;
  };
}

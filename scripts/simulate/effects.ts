import { MINUTE_MS } from '@/lib/domain/time';
import type { PlanEvent } from './plan';
import { smoothStep } from './rng';

/** Full effect this long after the first puff, as long as a cigarette takes. */
const CIGARETTE_RISE_MS = 5 * MINUTE_MS;
/** Heart rate falls again from 20 minutes on (WHO, CDC). */
const CIGARETTE_HALF_LIFE_MS = 20 * MINUTE_MS;
const EXERCISE_RISE_MS = 45_000;
const EXERCISE_FALL_MS = 90_000;
const SLEEP_EASE_MS = 20 * MINUTE_MS;

/** No event moves the heart rate longer than this after its end. */
export const AFTERMATH_MS = 3 * 60 * MINUTE_MS;

/**
 * bpm that a cigarette adds at an instant: 10 to 15 at its peak, about 13 for the first one. The caller takes
 * the largest of several: the next cigarette lifts the rate back and not on top of the last (tolerance), which
 * keeps a smoking day some 7 bpm up, as smokers' days are.
 */
export function cigaretteBpm(
  { from, peak_bpm }: Extract<PlanEvent, { kind: 'consumo' }>,
  at: number,
): number {
  const since = at - from;
  if (since <= 0) return 0;
  const rise = (ms: number) => 1 - Math.exp(-ms / (CIGARETTE_RISE_MS / 3));
  if (since < CIGARETTE_RISE_MS) return (peak_bpm * rise(since)) / rise(CIGARETTE_RISE_MS);
  return peak_bpm * 2 ** (-(since - CIGARETTE_RISE_MS) / CIGARETTE_HALF_LIFE_MS);
}

/** bpm that a craving adds while it lasts: little and not always upwards (cue reactivity), no signal to rely on. */
export function cravingBpm(
  { from, to, peak_bpm }: Extract<PlanEvent, { kind: 'deseo' }>,
  at: number,
): number {
  if (at <= from || at >= to) return 0;
  return peak_bpm * Math.sin((Math.PI * (at - from)) / (to - from)) ** 2;
}

/** Share of the heart rate reserve that a bout of exercise takes at an instant, its recovery included. */
export function exerciseShare(
  { from, to, intensity }: Extract<PlanEvent, { kind: 'exercise' }>,
  at: number,
): number {
  if (at <= from) return 0;
  const reached = intensity * (1 - Math.exp(-(Math.min(at, to) - from) / EXERCISE_RISE_MS));
  return at < to ? reached : reached * Math.exp(-(at - to) / EXERCISE_FALL_MS);
}

/** From 0 awake to 1 asleep, with an easy way in and out. */
export function sleepDepth({ from, to }: { from: number; to: number }, at: number): number {
  return smoothStep((at - from) / SLEEP_EASE_MS) * smoothStep((to - at) / (SLEEP_EASE_MS / 4));
}

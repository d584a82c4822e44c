import { rngOf } from './person';
import type { Body } from './physiology';
import { type Rng, wander } from './rng';

/** A heart beat at an instant (ms since 1970) and the ms since the one before. */
export type Beat = { at: number; rr_ms: number };

/** The beats after `from`, up to and with `to`. */
export type Heart = { beatsIn(from: number, to: number): Beat[] };

const BLOCK_MS = 3_600_000;
const STEP_MS = 250;
const STEPS = BLOCK_MS / STEP_MS;
const STEPS_A_SECOND = 1_000 / STEP_MS;

/** bpm up and down with each breath at rest: an RMSSD of some 30 ms. It fades as the heart beats faster. */
const BREATH_BPM = 2.4;
/** The slower wave of blood pressure, about 0.1 Hz. */
const PRESSURE_BPM = 1.2;
const PRESSURE_HZ = 0.1;

/**
 * Beats fall where the heart rate, summed up over time, has made one more beat: so over any stretch the mean
 * interval is 60,000 / mean heart rate. Every hour starts on a beat, for which its rates are moved by less than
 * one in 5,000: any hour can then be had without those before it.
 */
export function makeHeart(seed: string, body: Body): Heart {
  const rng = rngOf(seed, body.person.number).split('breath');
  const blocks = new Map<number, Float64Array>();
  const blockOf = (index: number) => {
    const known = blocks.get(index);
    if (known) return known;
    const block = beatsOfHour(rng, body, index * BLOCK_MS);
    for (const kept of blocks.keys()) if (kept !== index - 1) blocks.delete(kept);
    blocks.set(index, block);
    return block;
  };
  return {
    beatsIn(from, to) {
      const found: Beat[] = [];
      for (let index = Math.floor(from / BLOCK_MS); index * BLOCK_MS < to; index++) {
        const block = blockOf(index);
        for (let k = firstAfter(block, from); k < block.length; k++) {
          const at = block[k] ?? 0;
          if (at > to) break;
          found.push({ at, rr_ms: at - (block[k - 1] ?? index * BLOCK_MS) });
        }
      }
      return found;
    },
  };
}

/** The instants of the beats after the start of an hour, up to its end, where the last one falls. */
function beatsOfHour(rng: Rng, body: Body, start: number): Float64Array {
  const summed = beatsSummed(rng, body, start);
  const total = summed[STEPS] ?? 0;
  const count = Math.round(total);
  const beats = new Float64Array(count);
  let step = 1;
  for (let k = 1; k < count; k++) {
    const target = (k * total) / count;
    while ((summed[step] ?? total) < target) step++;
    const before = summed[step - 1] ?? 0;
    const share = (target - before) / ((summed[step] ?? total) - before);
    beats[k - 1] = start + (step - 1 + share) * STEP_MS;
  }
  beats[count - 1] = start + BLOCK_MS;
  return beats;
}

function beatsSummed(rng: Rng, body: Body, start: number): Float64Array {
  const summed = new Float64Array(STEPS + 1);
  let before = 0;
  let slow = body.heartRate(start);
  for (let second = 0; second < BLOCK_MS / 1_000; second++) {
    const next = body.heartRate(start + (second + 1) * 1_000);
    for (let part = 0; part < STEPS_A_SECOND; part++) {
      const step = second * STEPS_A_SECOND + part;
      const middle = start + (step + 0.5) * STEP_MS;
      const rate = slow + ((next - slow) * (part + 0.5)) / STEPS_A_SECOND;
      before += ((rate + wavesBpm(rng, body.person.breaths_hz, rate, middle)) * STEP_MS) / 60_000;
      summed[step + 1] = before;
    }
    slow = next;
  }
  return summed;
}

/** Respiratory arrhythmia at 0.2 to 0.3 breaths a second, never twice the same length, and the slower wave. */
function wavesBpm(rng: Rng, breathsHz: number, rate: number, at: number): number {
  const seconds = at / 1_000;
  const unevenness = 0.2 * wander(rng, seconds / 30);
  const calm = Math.min(1.2, Math.max(0.1, (130 - rate) / 70));
  const breath = Math.sin(2 * Math.PI * (breathsHz * seconds + unevenness));
  return calm * (BREATH_BPM * breath + PRESSURE_BPM * Math.sin(2 * Math.PI * PRESSURE_HZ * seconds));
}

function firstAfter(sorted: Float64Array, from: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > from) high = middle;
    else low = middle + 1;
  }
  return low;
}

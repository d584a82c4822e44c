import { DAY_MS } from '@/lib/domain/time';
import type { DeviceItem } from '../device/batches';
import { type Beat, makeHeart } from './beats';
import { makeMotion } from './motion';
import type { Body } from './physiology';
import type { PlanEvent } from './plan';

/** A heart rate and its beats are told once a second, whatever the rate of the motion. */
const HEART_EVERY_MS = 1_000;
/** A wristband's heart rate is that of its last seconds. */
const HEART_WINDOW_MS = 8_000;
const FEWEST_BEATS = 3;
const BATTERY_EVERY_MS = 60_000;
/** Of the beats of a long reading the last ones: a reading takes no more. */
const MOST_RR = 64;
const DRAIN_AN_HOUR = 3.2;

export type SamplingOptions = {
  cadencia_ms: number;
  /** The instant of the body's life that is lived at an instant of the clock; the same unless time is compressed. */
  bodyAt?: (at: number) => number;
};

/** A reading as an ideal device would send it, with the truth beside it. */
export type Sample = {
  /** ms since 1970: when it was measured, on a clock without fault. */
  at: number;
  item: DeviceItem;
  /** bpm, also where the device had none. */
  heart_rate: number;
};

/**
 * Reads a body at the instants of a grid that is the same for every run: multiples of the cadence since 1970.
 * `n` counts them, without holes; so a second run over the same time gives the same readings with the same `n`.
 */
export type Sampler = { cadencia_ms: number; sampleAt(step: number): Sample };

export function makeSampler(seed: string, body: Body, options: SamplingOptions): Sampler {
  const { cadencia_ms, bodyAt = (at) => at } = options;
  const heart = makeHeart(seed, body);
  const motion = makeMotion(seed, body);
  const battery = makeBattery(body);
  const sampleAt = (step: number): Sample => {
    const at = step * cadencia_ms;
    const lived = bodyAt(at);
    const { contact } = body.stateAt(lived);
    const first = (every: number) => Math.floor(at / every) !== Math.floor((at - cadencia_ms) / every);
    const beats =
      contact && first(HEART_EVERY_MS) ? beatsOf(body, heart.beatsIn, lived, cadencia_ms) : undefined;
    const [accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z] = motion(lived, cadencia_ms);
    return {
      at,
      item: {
        n: step,
        medido_at: new Date(at).toISOString(),
        heart_rate: beats?.heart_rate ?? null,
        ...(beats !== undefined && beats.rr_ms.length > 0 ? { rr_ms: beats.rr_ms } : {}),
        accel_x: rounded(accel_x, 1e4),
        accel_y: rounded(accel_y, 1e4),
        accel_z: rounded(accel_z, 1e4),
        gyro_x: rounded(gyro_x, 100),
        gyro_y: rounded(gyro_y, 100),
        gyro_z: rounded(gyro_z, 100),
        contacto: contact,
        ...(first(BATTERY_EVERY_MS) ? { bateria: battery(lived) } : {}),
      },
      heart_rate: rounded(body.heartRate(lived), 100),
    };
  };
  return { cadencia_ms, sampleAt };
}

/** The instants of a grid from `from` up to `until` (excluded), read one after the other as they are asked for. */
export function* samplesOf(
  { cadencia_ms, sampleAt }: Sampler,
  from: number,
  until: number,
): Generator<Sample> {
  for (let step = Math.ceil(from / cadencia_ms); step * cadencia_ms < until; step++) yield sampleAt(step);
}

/** The intervals of the last second, and the rate of the last 8 s. A beat counts that was felt from start to end. */
function beatsOf(body: Body, beatsIn: (from: number, to: number) => Beat[], at: number, cadenceMs: number) {
  const since = at - Math.max(HEART_EVERY_MS, cadenceMs);
  const felt = beatsIn(Math.min(at - HEART_WINDOW_MS, since), at).filter(
    (beat) => body.stateAt(beat.at).contact && body.stateAt(beat.at - beat.rr_ms).contact,
  );
  const recent = felt.filter((beat) => beat.at > at - HEART_WINDOW_MS);
  const mean = recent.reduce((sum, { rr_ms }) => sum + rr_ms, 0) / recent.length;
  return {
    heart_rate: recent.length < FEWEST_BEATS ? null : Math.round(60_000 / mean),
    rr_ms: felt
      .filter((beat) => beat.at > since)
      .slice(-MOST_RR)
      .map(({ rr_ms }) => Math.round(rr_ms)),
  };
}

/** Percent left: full after an hour on the charger, then less by the hour. */
function makeBattery({ plan }: Body): (at: number) => number {
  const isCharging = (event: PlanEvent) => event.kind === 'no_puesto' && event.reason === 'charging';
  return (at) => {
    const charge = plan.between(at - 2 * DAY_MS, at).findLast(isCharging);
    if (charge === undefined) return 50;
    if (at >= charge.to) return Math.round(Math.max(1, 100 - ((at - charge.to) / 3_600_000) * DRAIN_AN_HOUR));
    return Math.round(30 + (70 * (at - charge.from)) / (charge.to - charge.from));
  };
}

/** Never `-0`, which JSON cannot tell. */
function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts || 0;
}

import type { DeviceItem, SendPlan } from '../device/batches';
import { ACC_HZ, type Recording } from './recording';

export type TimelineOptions = {
  recording: Recording;
  /** Readings a second: acceleration is averaged to this rate; divides 32. */
  acc_hz: number;
  speed: number;
  loop: boolean;
  /** How much of the recording lies before `live_at`, at its own pace. */
  backfill_seconds: number;
  /** ms since 1970 at which the live part starts. */
  live_at: number;
};

/**
 * The recording laid on today's clock as numbered steps. It computes any step when asked, so what was not yet
 * sent costs no memory, and asking again gives the same reading with the same `n`.
 */
export type Timeline = SendPlan & {
  /** µs since 1970 of a step: it is also its `n`. */
  microsOf(step: number): number;
};

export function makeTimeline(options: TimelineOptions): Timeline {
  const { recording, acc_hz, speed, loop, live_at } = options;
  const perRound = recording.seconds * acc_hz;
  const stepMicros = 1e6 / acc_hz;
  const pastSteps = Math.round(options.backfill_seconds * acc_hz);

  const microsOf = (step: number) => {
    const fromLive = (step - pastSteps) * stepMicros;
    return Math.round(live_at * 1_000 + (fromLive < 0 ? fromLive : fromLive / speed));
  };
  const stepAfter = (micros: number) => {
    const fromLive = micros - live_at * 1_000;
    const steps = (fromLive < 0 ? fromLive : fromLive * speed) / stepMicros;
    let step = Math.max(0, pastSteps + Math.floor(steps) - 1);
    while (microsOf(step) <= micros) step++;
    return step;
  };
  return {
    steps: loop ? Number.POSITIVE_INFINITY : perRound,
    microsOf,
    stepAfter,
    itemAt: (step) => readingAt(recording, acc_hz, step % perRound, microsOf(step)),
  };
}

/**
 * Heart rate (1 Hz) and the intervals of a second ride on the motion of that second's first instant. The
 * device has no gyroscope: null says so, zero would claim stillness.
 *
 * `n` is the instant in µs: it only grows, a restart needs no counter, and even 32 Hz at 60× leaves 520 µs
 * between two readings.
 */
function readingAt(recording: Recording, accHz: number, index: number, micros: number): DeviceItem {
  const second = Math.floor(index / accHz);
  const onTheSecond = index % accHz === 0;
  const rr = onTheSecond ? recording.rr_ms[second] : undefined;
  const [accel_x, accel_y, accel_z] = meanAccel(recording, accHz, index);
  return {
    n: micros,
    medido_at: new Date(Math.floor(micros / 1_000)).toISOString(),
    heart_rate: onTheSecond ? (recording.heart_rate[second] ?? null) : null,
    ...(rr !== undefined && rr.length > 0 ? { rr_ms: [...rr] } : {}),
    accel_x,
    accel_y,
    accel_z,
    gyro_x: null,
    gyro_y: null,
    gyro_z: null,
  };
}

/** Mean of the samples of one step, in g, to 0.1 mg: finer than the 16 mg of one count. */
function meanAccel(recording: Recording, accHz: number, index: number): [number, number, number] {
  const samples = ACC_HZ / accHz;
  const from = index * samples;
  const mean = (axis: Float32Array) => {
    let sum = 0;
    for (let i = from; i < from + samples; i++) sum += axis[i] ?? Number.NaN;
    return Math.round((sum / samples) * 1e4) / 1e4;
  };
  return [mean(recording.accel[0]), mean(recording.accel[1]), mean(recording.accel[2])];
}

import { addReading, emptySums, type Sums, settleMinute } from './metrics/sums';
import { advanceSenal, NO_SENAL, type Senal, type Signal } from './senal';
import { minuteOf } from './time';

export const START = Date.parse('2026-11-24T15:00:00Z');
export const SECOND = 1_000;
export const CADENCE = 2 * SECOND;

/** `g` is the deviation of |a| from one reading to the next, as a square wave. */
export type Reading = Signal & { accel_x: number | null };
export type Scene = { hr?: (second: number) => number | null; g?: (second: number) => number | null };

export const VARYING = (second: number) => 60 + (second % 7);
export const STUCK = () => 72;
export const NO_HR = () => null;
export const STILL = (second: number) => 0.012 * (second % 4 === 0 ? 1 : -1);
export const MOVING = (second: number) => 0.2 * (second % 4 === 0 ? 1 : -1);

export function scene([from, to]: readonly [number, number], { hr = VARYING, g = MOVING }: Scene): Reading[] {
  const readings: Reading[] = [];
  for (let second = from * 60; second < to * 60; second += CADENCE / SECOND) {
    const swing = g(second);
    readings.push({
      medido_ms: START + second * SECOND,
      contacto: null,
      heart_rate: hr(second),
      accel_x: swing === null ? null : 1 + swing,
    });
  }
  return readings;
}

/** A device that sends what it has; the sums are those of all that arrived, as at ingest. */
export function device() {
  const arrived: Reading[] = [];
  let senal = NO_SENAL;
  const minute = (startMs: number): Sums | undefined => {
    const sums = emptySums();
    for (const { accel_x, heart_rate, medido_ms } of arrived) {
      if (minuteOf(medido_ms) !== startMs) continue;
      const none = { gyro_x: null, gyro_y: null, gyro_z: null };
      const accel = { accel_x, accel_y: accel_x && 0, accel_z: accel_x && 0 };
      addReading(sums, { medido_ms, heart_rate, ...accel, ...none }, CADENCE);
    }
    settleMinute(sums);
    return sums.n > 0 ? sums : undefined;
  };
  return {
    send(
      readings: readonly Reading[],
      recibido_ms = Math.max(...readings.map((one) => one.medido_ms)) + 200,
    ) {
      arrived.push(...readings);
      senal = advanceSenal(senal, { recibido_ms, readings, minute });
      return senal;
    },
  };
}

/** Sent a few seconds at a time, as a live device does. */
export function live(readings: readonly Reading[], to = device(), size = 3): Senal {
  let senal = NO_SENAL;
  for (let at = 0; at < readings.length; at += size) senal = to.send(readings.slice(at, at + size));
  return senal;
}

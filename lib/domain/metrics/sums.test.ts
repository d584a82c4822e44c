import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RrPacket, rrSums } from './hrv';
import { widen, windowStats } from './stats';
import {
  addReading,
  asPart,
  deltaOf,
  emptySums,
  type Measured,
  mergeSums,
  type Sums,
  settleMinute,
} from './sums';

const measure = (low: number, high: number) =>
  fc.option(fc.double({ min: low, max: high, noNaN: true }), { nil: null });

const reading: fc.Arbitrary<Measured> = fc.record({
  medido_ms: fc.integer({ min: 0, max: 59_999 }),
  heart_rate: measure(20, 260),
  accel_x: measure(-32, 32),
  accel_y: measure(-32, 32),
  accel_z: measure(-32, 32),
  gyro_x: measure(-4_000, 4_000),
  gyro_y: measure(-4_000, 4_000),
  gyro_z: measure(-4_000, 4_000),
});

function minuteOf(readings: readonly Measured[]): Sums {
  const sums = emptySums();
  for (const one of readings) addReading(sums, one, 1_000);
  settleMinute(sums);
  return sums;
}

const still = { medido_ms: 0, heart_rate: null, gyro_x: null, gyro_y: null, gyro_z: null };

test('the order of readings leaves no trace', () => {
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 80 }), fc.infiniteStream(fc.integer()), (readings, keys) => {
      const shuffled = readings
        .map((one) => [keys.next().value as number, one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one);
      expect(minuteOf(shuffled)).toEqual(minuteOf(readings));
    }),
  );
});

test('parts add up to the whole, and a later part is what the delta says', () => {
  fc.assert(
    fc.property(fc.array(reading), fc.array(reading), (first, late) => {
      const before = minuteOf(first);
      const after = minuteOf([...first, ...late]);
      expect(mergeSums(before, deltaOf(before, after))).toEqual(after);
      expect({ ...mergeSums(before, minuteOf(late)), accel_dev: 0 }).toEqual({ ...after, accel_dev: 0 });
    }),
  );
});

test('statistics are those of the plain formulas', () => {
  const readings = [60, 70, 80, 95.5].map((heart_rate) => ({
    ...still,
    heart_rate,
    accel_x: 0,
    accel_y: 0,
    accel_z: 1,
  }));
  const stats = windowStats(widen(minuteOf(readings)), 60_000);
  expect(stats).toMatchObject({ n: 4, hr_mean: 76.38, hr_std: 15.14, hr_min: 60, hr_max: 95.5 });
  expect(stats.coverage).toBe(0.067);
});

test('gravity does not count as motion, in whatever direction it points, and motion does', () => {
  const lying = { ...still, accel_x: 0.6, accel_y: 0, accel_z: 0.8 };
  expect(windowStats(widen(minuteOf([lying, lying, lying])), 60_000).accel_energy).toBe(0);
  const turned = { ...lying, accel_x: -0.8, accel_z: 0.6 };
  expect(windowStats(widen(minuteOf([lying, turned, turned])), 60_000).accel_energy).toBe(0);
  const shaken = [0.5, 1.5].map((g) => ({ ...still, accel_x: 0, accel_y: g, accel_z: 0 }));
  expect(windowStats(widen(minuteOf(shaken)), 60_000).accel_energy).toBe(0.25);
  expect(windowStats(widen(minuteOf([...shaken, ...shaken])), 60_000).accel_energy).toBe(0.25);
});

test('nothing measured gives nulls, never zeros', () => {
  const stats = windowStats(widen(emptySums()), 60_000);
  expect(stats).toMatchObject({ n: 0, coverage: 0, hr_mean: null, hr_std: null, hr_min: null, hr_max: null });
  expect(stats).toMatchObject({
    accel_energy: null,
    gyro_energy: null,
    rmssd: null,
    sdnn: null,
    artefactos: null,
  });
});

test('a minute covers at most itself', () => {
  expect(asPart({ ...emptySums(), covered_ms: 90_000 }).covered_ms).toBe(60_000);
});

const packets = (rr: number[]): RrPacket[] =>
  rr.map((one, index) => ({
    dispositivo_id: 1,
    medido_ms: rr.slice(0, index + 1).reduce((sum, each) => sum + each, 0),
    rr_ms: [one],
  }));
const hrvOf = (list: readonly RrPacket[], energy = 0) => {
  const sums = { ...emptySums(), ...rrSums(list), accel_n: 1, accel_dev: energy * 10_000 ** 2 };
  return windowStats(widen(sums), 60_000);
};

test('RMSSD and SDNN of a known series', () => {
  const series = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 800 : 820));
  expect(hrvOf(packets(series))).toMatchObject({ rmssd: 20, sdnn: 10.2, artefactos: 0 });
});

test('a handful of beats tells no variability', () => {
  expect(hrvOf(packets([800, 810, 790, 805, 800]))).toMatchObject({ rmssd: null, sdnn: null, artefactos: 0 });
});

test('the order of packets leaves no trace', () => {
  const list = packets([800, 810, 790, 805, 1_700, 800, 700]);
  expect(rrSums(list.toReversed())).toEqual(rrSums(list));
});

test('a missed beat is an artefact: left out, and with many of them no HRV is told', () => {
  const steady = Array.from({ length: 30 }, (_, index) => 800 + (index % 3) * 10);
  const clean = hrvOf(packets(steady));
  const oneMissed = hrvOf(packets([...steady.slice(0, 15), 1_610, ...steady.slice(15)]));
  expect(oneMissed.sdnn).toBe(clean.sdnn);
  expect(oneMissed.artefactos).toBeCloseTo(1 / 31, 3);
  const many = hrvOf(packets(steady.map((rr, index) => (index % 5 === 0 ? 3_000 : rr))));
  expect(many).toMatchObject({ rmssd: null, sdnn: null, artefactos: 0.2 });
});

test('no HRV in motion', () => {
  const steady = packets(Array.from({ length: 30 }, () => 800));
  expect(hrvOf(steady, 0.002).rmssd).toBe(0);
  expect(hrvOf(steady, 0.003)).toMatchObject({ rmssd: null, sdnn: null });
});

test('differences across a silence, and of two devices, are not taken', () => {
  const list = packets([800, 810]);
  const later = list.map((one) => ({ ...one, medido_ms: one.medido_ms + 20_000 }));
  expect(rrSums([...list, ...later]).nn_pairs).toBe(2);
  expect(rrSums([...list, ...list.map((one) => ({ ...one, dispositivo_id: 2 }))]).nn_pairs).toBe(2);
});

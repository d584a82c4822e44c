import { expect, test } from 'vitest';
import type { SensorRow } from '@/lib/domain/reads';
import { ACCEL_KEYS, boundOf, eachSecond, GYRO_KEYS, magnitude, traceColumns } from './trace-data';

function row(second: number, values: Partial<SensorRow>): SensorRow {
  const at = new Date(Date.UTC(2026, 10, 24, 15, 0, second)).toISOString();
  const nothing = { heart_rate: null, accel_x: null, accel_y: null, accel_z: null };
  const still = { gyro_x: null, gyro_y: null, gyro_z: null };
  return {
    id: second,
    seq: second,
    ...nothing,
    ...still,
    created_at: at,
    medido_at: at,
    fuente: 'sensor',
    ...values,
  };
}

test('magnitude of a vector, and none of half a vector', () => {
  expect(magnitude([3, 4, 0])).toBe(5);
  expect(magnitude([3, null, 0])).toBeNull();
});

test('a silence becomes a hole and a reading of heart rate alone does not', () => {
  const moving = { accel_x: 0, accel_y: 0, accel_z: 1 };
  const columns = traceColumns(
    [row(0, moving), row(1, { heart_rate: 70 }), row(2, moving), row(3, moving), row(30, moving)],
    ACCEL_KEYS,
  );
  expect(columns[1]).toEqual([1, 1, 1, null, 1]);
});

test('without a gyroscope there is nothing to draw', () => {
  expect(traceColumns([row(0, { accel_x: 1 })], GYRO_KEYS)[0]).toEqual([]);
});

test('the scale is a clear step that holds the peak', () => {
  const columns = traceColumns([row(0, { accel_x: -3, accel_y: 0, accel_z: 0 })], ACCEL_KEYS);
  expect(boundOf(columns, [2, 4, 8])).toBe(4);
});

test('a table of a second a row has the newest of each, and none for a silence', () => {
  const moving = (accel_x: number) => ({ accel_x, accel_y: 0, accel_z: 0 });
  const columns = traceColumns(
    [row(0, moving(1)), row(0, moving(2)), row(1, moving(3)), row(40, moving(4))],
    ACCEL_KEYS,
  );
  expect(eachSecond(columns).map(({ values }) => values[0])).toEqual([2, 3, 4]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import type { NewLectura } from '@/lib/domain/lecturas';
import { DAY_MS } from '@/lib/domain/time';
import { NO_MEASURES } from '@/lib/testing/life';
import { createPerson, openTestApp, pairedKey } from '@/lib/testing/test-app';
import { plainArray } from '../arrays';
import { shortest } from './shortest';

const app = await openTestApp();
const { repos } = app.runtime;

async function newDevice(): Promise<DeviceIdentity> {
  const key = await pairedKey(app, await createPerson(app, 'consumidor'));
  const device = await repos.dispositivos.byKeyHash(app.runtime.secrets.fingerprint(key));
  if (!device) throw new Error('the device is not there');
  return device;
}

const NOW = Date.parse('2026-11-24T12:00:00.123Z');
const measure = fc.option(fc.float({ min: -4_000, max: 4_000, noNaN: true }), { nil: null, freq: 5 });
const lectura = fc
  .record({
    at: fc.integer({ min: 0, max: 3_600_000 }),
    heart_rate: fc.option(fc.float({ min: 20, max: 260, noNaN: true }), { nil: null }),
    accel_x: measure,
    accel_y: measure,
    gyro_z: measure,
  })
  .map(({ at, ...measures }): NewLectura => ({ ...NO_MEASURES, ...measures, n: null, medido_ms: NOW - at }));

const one = (measures: Partial<NewLectura>): NewLectura => ({
  ...NO_MEASURES,
  n: null,
  medido_ms: NOW,
  ...measures,
});
const append = (device: DeviceIdentity, items: readonly NewLectura[]) =>
  repos.lecturas.append({ device, recibido_ms: NOW, items, cuarentena: [] });

const sinceStart = async (device: DeviceIdentity, offset: number) =>
  repos.snapshots.consistent(device.consumidor_id, 'consumidor', (_version, reads) =>
    reads.lecturasSince(device.consumidor_id, offset, 1_000),
  );

test('what an ingest tells of is what the database would answer, also when devices commit together', async () => {
  const devices = await Promise.all(Array.from({ length: 3 }, newDevice));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(lectura, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
      async (batches) => {
        const stored = await Promise.all(
          batches.map(async (items, index) => {
            const device = devices[index % devices.length] as DeviceIdentity;
            const { part } = await append(device, items);
            return { device, items, part: part() };
          }),
        );
        for (const { device, items, part } of stored) {
          expect(part?.rows).toHaveLength(items.length);
          const from = part?.from ?? 0;
          const rows = await sinceStart(device, from - 1);
          expect(part?.rows).toEqual(rows?.slice(0, items.length));
          expect(part?.to).toBe(from + items.length - 1);
        }
      },
    ),
    { numRuns: 20, endOnFailure: true },
  );
});

test('a batch with something too old to be kept is not told as a part', async () => {
  const device = await newDevice();
  const old = [one({ medido_ms: NOW - 200 * DAY_MS, heart_rate: 70 }), one({ heart_rate: 70 })];
  const { part, stored } = await append(device, old);
  expect(stored).toBe(2);
  expect(part()).toBeUndefined();
});

test('the motion of an old reading is not kept, and is not told either', async () => {
  const device = await newDevice();
  const motion = { heart_rate: 70, accel_x: 0.5, gyro_z: 3 };
  const { part } = await append(device, [one({ ...motion, medido_ms: NOW - 20 * DAY_MS }), one(motion)]);
  expect(part()?.rows).toMatchObject([
    { accel_x: null, gyro_z: null },
    { accel_x: 0.5, gyro_z: 3 },
  ]);
  expect(part()?.rows).toEqual(await sinceStart(device, 0));
});

test('what was there before is no part of it, and a batch of nothing new has none', async () => {
  const device = await newDevice();
  const first = one({ n: 1, heart_rate: 61 });
  const second = one({ n: 2, heart_rate: 62 });
  const third = one({ n: 3, heart_rate: 63 });
  await append(device, [second]);
  const { part } = await append(device, [first, second, third]);
  expect(part()).toMatchObject({ from: 2, to: 3 });
  expect(part()?.rows).toEqual(await sinceStart(device, 1));
  expect((await append(device, [first])).part()).toBeUndefined();
});

test('the same batch twice in one commit is two parts', async () => {
  const device = await newDevice();
  const batch = { device, recibido_ms: NOW, items: [one({ heart_rate: 70 })], cuarentena: [] };
  const both = await Promise.all([repos.lecturas.append(batch), repos.lecturas.append(batch)]);
  expect(both.map(({ part }) => part()).map((part) => [part?.from, part?.to])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

/** Also what lies about powers of two, the smallest, and what a sensor of 16 bits gives: it ends in a tie. */
function singles(): number[] {
  const bits = new Uint32Array(1);
  const single = new Float32Array(bits.buffer);
  const ofBits = (value: number) => {
    bits[0] = value;
    return single[0] ?? 0;
  };
  const powers = Array.from({ length: 138 }, (_, exponent) => exponent << 23);
  const around = powers.flatMap((power) => [power, power + 1, power + 2, Math.max(0, power - 1)]);
  const many = (count: number, make: (index: number) => number) =>
    Array.from({ length: count }, (_, i) => make(i));
  return [
    -0,
    ...around.map(ofBits),
    ...many(500, ofBits),
    ...many(20_000, (i) => ofBits(i * 56_891)),
    ...many(20_000, (i) => Math.fround((i - 10_000) / 100)),
    ...many(65_536, (i) => Math.fround(((i - 32_768) * 125) / 2_048)),
  ].filter((value) => Math.abs(value) <= 4_000);
}

test('numbers are told as PostgreSQL tells them', async () => {
  const all = singles();
  const { rows } = await app.runtime.database.pool.query<{ told: number[] }>('SELECT $1::real[] AS told', [
    plainArray(all),
  ]);
  const told = rows[0]?.told ?? [];
  expect(told).toHaveLength(all.length);
  expect(
    all.map((value, index) => [value, shortest(value), told[index]]).filter(([, a, b]) => !Object.is(a, b)),
  ).toEqual([]);
});

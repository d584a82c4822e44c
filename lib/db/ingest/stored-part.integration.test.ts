import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import type { NewLectura } from '@/lib/domain/lecturas';
import { DAY_MS } from '@/lib/domain/time';
import { NO_MEASURES } from '@/lib/testing/life';
import { createPerson, createTestDatabase, pairedKey, startTestApp } from '@/lib/testing/test-app';

const app = await startTestApp(await createTestDatabase(), { limits: false });
afterAll(() => app.close());
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
            const { part } = await repos.lecturas.append({ device, recibido_ms: NOW, items, cuarentena: [] });
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
  const item = (medido_ms: number): NewLectura => ({ ...NO_MEASURES, n: null, medido_ms, heart_rate: 70 });
  const old = [item(NOW - 200 * DAY_MS), item(NOW)];
  const { part, stored } = await repos.lecturas.append({
    device,
    recibido_ms: NOW,
    items: old,
    cuarentena: [],
  });
  expect(stored).toBe(2);
  expect(part()).toBeUndefined();
});

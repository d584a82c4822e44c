import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import type { NewLectura } from '@/lib/domain/lecturas';
import { SUM_KEYS } from '@/lib/domain/metrics/sums';
import { NO_MEASURES } from '@/lib/testing/life';
import { createPerson, openTestApp, pairedKey } from '@/lib/testing/test-app';
import { recomputeRollups, restoreRollups } from './recompute';

const app = await openTestApp();
const { pool } = app.runtime.database;
const { repos } = app.runtime;

async function newDevice(): Promise<DeviceIdentity> {
  const key = await pairedKey(app, await createPerson(app, 'consumidor'));
  const device = await repos.dispositivos.byKeyHash(app.runtime.secrets.fingerprint(key));
  if (!device) throw new Error('the device is not there');
  return device;
}

const NOW = Date.parse('2026-11-24T12:00:00Z');
/** Around the person's midnight (08:00 UTC in Tijuana), so that two days, many hours and many minutes are touched. */
const FROM = Date.parse('2026-11-24T07:40:00Z');

const measure = (low: number, high: number) =>
  fc.option(fc.float({ min: low, max: high, noNaN: true }), { nil: null, freq: 4 });

const lectura = fc
  .record({
    at: fc.integer({ min: 0, max: 45 * 60 }),
    heart_rate: measure(20, 260),
    rr_ms: fc.option(fc.array(fc.integer({ min: 250, max: 2_200 }), { minLength: 1, maxLength: 4 }), {
      nil: null,
    }),
    accel: measure(-3, 3),
    gyro: measure(-400, 400),
  })
  .map(({ at, accel, gyro, ...rest }) => ({
    ...rest,
    medido_ms: FROM + at * 1_000,
    accel_x: accel,
    accel_y: accel,
    accel_z: accel === null ? null : 1,
    gyro_x: gyro,
    gyro_y: gyro,
    gyro_z: gyro,
    contacto: null,
    bateria: null,
    adelantada: false,
  }));

const ROLLUPS = `SELECT to_jsonb(r) - 'consumidor_id' AS row FROM rollups r WHERE consumidor_id = $1 ORDER BY minutos, inicio`;

async function stored(consumidorId: number): Promise<unknown[]> {
  return (await pool.query(ROLLUPS, [consumidorId])).rows.map(({ row }) => row);
}

async function send(device: DeviceIdentity, groups: readonly (readonly NewLectura[])[]): Promise<void> {
  for (const items of groups)
    await repos.lecturas.append({ device, recibido_ms: NOW, items, cuarentena: [] });
}

function split<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

test('any order, grouping, repetition or lateness of the same readings gives the same bytes', async () => {
  const shape = fc.record({
    readings: fc.array(lectura, { minLength: 1, maxLength: 60 }),
    order: fc.array(fc.nat(), { minLength: 90, maxLength: 90 }),
    repeated: fc.array(fc.nat(59), { maxLength: 30 }),
    size: fc.integer({ min: 1, max: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ readings, order, repeated, size }) => {
      const items: NewLectura[] = readings.map((reading, n) => ({ ...reading, n }));
      const again = repeated.flatMap((index) => items[index] ?? []);
      const shuffled = [...items, ...again]
        .map((item, index) => [order[index] ?? 0, item] as const)
        .sort(([a], [b]) => a - b)
        .map(([, item]) => item);
      const [straight, mixed] = [await newDevice(), await newDevice()];
      await send(straight, [items]);
      await send(mixed, split(shuffled, size));
      const rows = await stored(mixed.consumidor_id);
      expect(rows).toEqual(await stored(straight.consumidor_id));
      expect(rows.length).toBeGreaterThan(3);
      await expectRecomputable(mixed.consumidor_id);
    }),
    { numRuns: 25 },
  );
}, 60_000);

async function expectRecomputable(consumidorId: number): Promise<void> {
  const anew = await recomputeRollups(pool, consumidorId);
  const rows = anew.map(({ minutos, inicio_ms, sums }) => ({ minutos, inicio: inicio_ms, ...sums }));
  const there = (await stored(consumidorId)) as { inicio: string }[];
  expect(rows).toEqual(there.map((row) => ({ ...row, inicio: Date.parse(row.inicio) })));
}

const plain = (n: number | null, medido_ms: number, heart_rate = 70): NewLectura => ({
  ...NO_MEASURES,
  n,
  medido_ms,
  heart_rate,
});

test('concurrent groups of many devices lose and double nothing', async () => {
  const devices = await Promise.all(Array.from({ length: 5 }, newDevice));
  await Promise.all(
    devices.flatMap((device) =>
      Array.from({ length: 40 }, (_, n) => send(device, [[plain(n, FROM + n * 1_000), plain(n, FROM)]])),
    ),
  );
  for (const { consumidor_id } of devices) {
    const { rows } = await pool.query('SELECT seq FROM lecturas WHERE consumidor_id = $1 ORDER BY seq', [
      consumidor_id,
    ]);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    await expectRecomputable(consumidor_id);
  }
});

test('two instances that find the same days without partitions both go on', async () => {
  const days = Array.from({ length: 8 }, (_, index) => `2027-03-0${index + 1}`);
  const makeAll = async () => {
    for (const day of days) await pool.query('SELECT lecturas_particion($1::date)', [day]);
  };
  await Promise.all(Array.from({ length: 4 }, makeAll));
  const made = await pool.query("SELECT relname FROM pg_class WHERE relname LIKE 'lecturas_202703__'");
  expect(made.rowCount).toBe(days.length);
});

test('the same counter again is a duplicate, whatever it carries, also months later', async () => {
  const device = await newDevice();
  await send(device, [[plain(5, FROM)]]);
  const again = { device, recibido_ms: NOW, items: [plain(5, FROM + 60_000, 90)], cuarentena: [] };
  expect((await repos.lecturas.append(again)).stored).toBe(0);
  await pool.query('DELETE FROM lecturas WHERE consumidor_id = $1', [device.consumidor_id]);
  expect((await repos.lecturas.append(again)).stored).toBe(0);
});

test('counters as large as microseconds since 1970 are told apart', async () => {
  const device = await newDevice();
  const first = 1_790_000_000_000_000;
  const items = Array.from({ length: 20 }, (_, index) => plain(first + index * 31_250, FROM + index * 1_000));
  expect((await repos.lecturas.append({ device, recibido_ms: NOW, items, cuarentena: [] })).stored).toBe(20);
  expect((await repos.lecturas.append({ device, recibido_ms: NOW, items, cuarentena: [] })).stored).toBe(0);
});

test('a reading older than the raw data is kept counts in the rollups', async () => {
  const device = await newDevice();
  const old = NOW - 200 * 86_400_000;
  await send(device, [[plain(1, old, 64)]]);
  const { rows } = await pool.query('SELECT 1 FROM lecturas WHERE consumidor_id = $1', [
    device.consumidor_id,
  ]);
  expect(rows).toEqual([]);
  expect(await stored(device.consumidor_id)).toHaveLength(4);
});

test('a day of the person begins at their midnight', async () => {
  const device = await newDevice();
  await send(device, [
    [plain(1, Date.parse('2026-11-24T07:59:59Z')), plain(2, Date.parse('2026-11-24T08:00:00Z'))],
  ]);
  const days = ((await stored(device.consumidor_id)) as { minutos: number; inicio: string; n: number }[])
    .filter(({ minutos }) => minutos === 1_440)
    .map(({ inicio, n }) => [new Date(inicio).toISOString(), n]);
  expect(days).toEqual([
    ['2026-11-23T08:00:00.000Z', 1],
    ['2026-11-24T08:00:00.000Z', 1],
  ]);
});

test('readings stored before there were rollups get them when the server starts', async () => {
  const device = await newDevice();
  await send(device, [Array.from({ length: 30 }, (_, n) => plain(n, FROM + n * 7_000, 60 + n))]);
  const before = await stored(device.consumidor_id);
  for (const table of ['rollups', 'ventanas'])
    await pool.query(`DELETE FROM ${table} WHERE consumidor_id = $1`, [device.consumidor_id]);
  await pool.query('DELETE FROM lecturas_vistas WHERE dispositivo_id = $1', [device.dispositivo_id]);
  expect(await restoreRollups(pool)).toBe(1);
  expect(await stored(device.consumidor_id)).toEqual(before);
  const again = { device, recibido_ms: NOW, items: [plain(3, FROM)], cuarentena: [] };
  expect((await repos.lecturas.append(again)).stored).toBe(0);
});

test('the type of a changed minute has its fields in the order in which they are sent', async () => {
  const { rows } = await pool.query(
    `SELECT attname FROM pg_attribute WHERE attrelid = 'minuto_cambiado'::regclass AND attnum > 0 ORDER BY attnum`,
  );
  expect(rows.map(({ attname }) => attname)).toEqual([
    'consumidor_id',
    'minuto_ms',
    'dia_ms',
    'parte_ms',
    ...SUM_KEYS,
  ]);
});

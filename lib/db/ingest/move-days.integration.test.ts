import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import type { NewLectura } from '@/lib/domain/lecturas';
import { NO_MEASURES } from '@/lib/testing/life';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  pairedKey,
  startTestApp,
} from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const url = await createTestDatabase();
const app = await startTestApp(url, { limits: false });
const other = await startTestApp(url, { limits: false });
afterAll(async () => {
  await app.close();
  await other.close();
});
const { pool } = app.runtime.database;

type Worn = { person: Person; device: DeviceIdentity };

async function newPerson(zone: string): Promise<Worn> {
  const person = await createPerson(app, 'consumidor');
  await pool.query('UPDATE consumidores SET zona_horaria = $2 WHERE id = $1', [person.consumidor_id, zone]);
  const key = await pairedKey(app, person);
  const device = await app.runtime.repos.dispositivos.byKeyHash(app.runtime.secrets.fingerprint(key));
  if (!device) throw new Error('the device is not there');
  return { person, device };
}

async function days({ consumidor_id }: Person): Promise<unknown[]> {
  const text = `SELECT to_jsonb(r) - 'consumidor_id' AS row FROM rollups r
    WHERE consumidor_id = $1 AND minutos = 1440 ORDER BY inicio`;
  return (await pool.query(text, [consumidor_id])).rows.map(({ row }) => row);
}

const send = ({ device }: Worn, items: readonly NewLectura[], { runtime } = app) =>
  runtime.repos.lecturas.append({ device, recibido_ms: LATER, items, cuarentena: [] });
const move = ({ person }: Worn, zona_horaria: string) =>
  call(app, '/api/perfil', { method: 'PATCH', token: person.access, body: { zona_horaria } });

const NOW = Date.parse('2026-11-24T12:00:00Z');
/** By then nothing of these readings is kept raw: the rollups have them all. */
const LATER = Date.parse('2027-06-01T12:00:00Z');
const MINUTES = 12 * 24 * 60;

/** Half hours and quarters, both ways of the date line, and days of 23, 25 and 24.5 hours around both ends of October. */
const ZONES = [
  'America/Tijuana',
  'Europe/Madrid',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'UTC',
];
const START = [Date.parse('2026-09-28T00:00:00Z'), Date.parse('2026-10-22T00:00:00Z')];

const reading = fc
  .record({
    start: fc.constantFrom(...START),
    minute: fc.integer({ min: 0, max: MINUTES }),
    second: fc.integer({ min: 0, max: 59 }),
    heart_rate: fc.option(fc.float({ min: 20, max: 260, noNaN: true }), { nil: null, freq: 4 }),
    accel: fc.option(fc.float({ min: -3, max: 3, noNaN: true }), { nil: null }),
  })
  .map(({ start, minute, second, heart_rate, accel }) => ({
    ...NO_MEASURES,
    medido_ms: start + minute * 60_000 + second * 1_000,
    heart_rate,
    accel_x: accel,
    accel_y: accel,
    accel_z: accel,
  }));

test('after a change of zone the days equal those of somebody who always had it', async () => {
  const shape = fc.record({
    readings: fc.array(reading, { minLength: 1, maxLength: 80 }),
    later: fc.array(reading, { maxLength: 10 }),
    from: fc.constantFrom(...ZONES),
    to: fc.constantFrom(...ZONES),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ readings, later, from, to }) => {
      const [moved, always] = [await newPerson(from), await newPerson(to)];
      const items = readings.map((one, n) => ({ ...one, n }));
      const rest = later.map((one, index) => ({ ...one, n: items.length + index }));
      for (const worn of [moved, always]) await send(worn, items);
      expect((await move(moved, to)).status).toBe(200);
      for (const worn of [moved, always]) await send(worn, rest);
      expect(await days(moved.person)).toEqual(await days(always.person));
      expect((await days(moved.person)).length).toBeGreaterThan(0);
    }),
    { numRuns: 20 },
  );
}, 60_000);

test('a midnight within an hour parts it, and a minute with more than its time counts whole and once', async () => {
  const [moved, always] = [await newPerson('UTC'), await newPerson('Asia/Kolkata')];
  // 18:30 UTC is midnight in Kolkata.
  const crowd = ['2026-10-10T18:29:00Z', '2026-10-10T18:30:00Z'].flatMap((minute, at) =>
    Array.from({ length: 90 }, (_, index) => ({
      ...NO_MEASURES,
      n: at * 90 + index,
      medido_ms: Date.parse(minute) + index * 600,
      heart_rate: 60 + index,
    })),
  );
  for (const worn of [moved, always]) await send(worn, crowd);
  await move(moved, 'Asia/Kolkata');
  expect(await days(moved.person)).toMatchObject([
    { n: 90, covered_ms: 60_000 },
    { n: 90, covered_ms: 60_000 },
  ]);
  expect(await days(moved.person)).toEqual(await days(always.person));
});

test('another instance that knew the zone before adds to the new days, though it remembers the device', async () => {
  const [moved, always] = [await newPerson('America/Tijuana'), await newPerson('Asia/Tokyo')];
  const at = (n: number) => ({ ...NO_MEASURES, n, medido_ms: NOW + n * 1_000, heart_rate: 70 });
  for (const worn of [moved, always]) {
    await send(worn, [at(1)], other);
    await send(worn, [at(2)], other);
  }
  await move(moved, 'Asia/Tokyo');
  for (const worn of [moved, always]) await send(worn, [at(3), at(400)], other);
  expect(await days(moved.person)).toEqual(await days(always.person));
});

test('readings that arrive while the zone changes are in the right day', async () => {
  const [moved, always] = [await newPerson('America/Tijuana'), await newPerson('Europe/Madrid')];
  const at = (n: number) => ({
    ...NO_MEASURES,
    n,
    medido_ms: NOW - n * 1_800_000,
    heart_rate: 60 + (n % 40),
  });
  const all = Array.from({ length: 120 }, (_, n) => at(n));
  await Promise.all([
    ...all.map((item, n) => send(moved, [item], n % 2 ? app : other)),
    move(moved, 'Asia/Kolkata').then(() => move(moved, 'Europe/Madrid')),
  ]);
  await send(always, all);
  expect(await days(moved.person)).toEqual(await days(always.person));
});

test('who looks on is told anew, and what they kept is not called current', async () => {
  const worn = await newPerson('America/Tijuana');
  const { consumidor_id, access } = worn.person;
  await send(worn, [{ ...NO_MEASURES, n: 1, medido_ms: NOW, heart_rate: 70 }]);
  const path = `/api/dashboard/heart_rate_today?consumidor_id=${consumidor_id}`;
  const before = await call(app, path, { token: access });
  const socket = openSocket(`${app.wsUrl}/ws/heart_rate_today/${consumidor_id}/?token=${access}`);
  const fechaOf = (message: { data?: unknown }) => (message.data as { fecha?: string } | undefined)?.fecha;
  const first = fechaOf(await socket.until((message) => fechaOf(message) !== undefined));
  // Of two zones 26 hours apart one has another date than any third, at every moment.
  for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12']) await move(worn, zone);
  const fechas = new Set([first]);
  while (fechas.size < 2)
    fechas.add(fechaOf(await socket.until((message) => fechaOf(message) !== undefined)));
  const etag = before.headers.get('etag') ?? '';
  expect((await call(app, path, { token: access, headers: { 'if-none-match': etag } })).status).toBe(200);
  socket.close();
});

test('the same zone again moves nothing', async () => {
  const worn = await newPerson('America/Tijuana');
  const place = async () => (await app.runtime.repos.snapshots.version(worn.person.consumidor_id))?.cursors;
  const before = await place();
  await move(worn, 'America/Tijuana');
  expect(await place()).toEqual(before);
});

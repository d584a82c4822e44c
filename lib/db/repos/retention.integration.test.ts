import { expect, test } from 'vitest';
import { DAY_MS } from '@/lib/domain/time';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';
import { partitionName, utcDay } from '../ingest/partitions';

const app = await openTestApp();
const { pool } = app.runtime.database;
const { retention } = app.runtime.repos;

/** The last noon that has passed: whole days before it are whole days, and no reading is from the future. */
const NOON = utcDay(Date.now() - DAY_MS / 2) * DAY_MS + DAY_MS / 2;
const daysAgo = (days: number) => new Date(NOON - days * DAY_MS);
const motion = { accel_x: 0.1, accel_y: 0.2, accel_z: 1 };

async function wearer(ages: readonly number[], heart = true): Promise<Person> {
  const owner = await createPerson(app, 'consumidor');
  const token = await pairedKey(app, owner);
  const lecturas = ages.map((age) => ({
    medido_at: daysAgo(age).toISOString(),
    ...motion,
    ...(heart ? { heart_rate: 70 } : {}),
  }));
  expect((await call(app, '/api/lecturas', { token, body: { lecturas } })).status).toBe(201);
  return owner;
}

const rowsOf = async ({ consumidor_id }: Person) =>
  (
    await pool.query('SELECT heart_rate, accel_x FROM lecturas WHERE consumidor_id = $1 ORDER BY medido_at', [
      consumidor_id,
    ])
  ).rows;
const rollupsOf = async ({ consumidor_id }: Person) =>
  (
    await pool.query('SELECT * FROM rollups WHERE consumidor_id = $1 ORDER BY minutos, inicio', [
      consumidor_id,
    ])
  ).rows;
const partitions = async () =>
  (
    await pool.query(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'lecturas'::regclass`,
    )
  ).rows.map(({ name }) => name as string);

test('makes partitions ahead, takes motion after a week and readings after ninety days; rollups stay', async () => {
  const both = await wearer([0.1, 3, 6]);
  const lone = await wearer([0.1, 6], false);
  const before = await rollupsOf(both);

  const later = new Date(NOON + 5 * DAY_MS);
  const dry = await retention.apply(later, true);
  expect(await rowsOf(both)).toHaveLength(3);
  const report = await retention.apply(later);
  expect(report).toEqual({ ...dry, rows: 0 });
  expect(await partitions()).toContain(partitionName(utcDay(later.getTime()) + 2));
  expect(await rowsOf(both)).toEqual([
    { heart_rate: 70, accel_x: null },
    { heart_rate: 70, accel_x: null },
    { heart_rate: 70, accel_x: 0.1 },
  ]);
  expect(await rowsOf(lone)).toHaveLength(1);
  expect((await retention.apply(later))?.thinned).toEqual([]);

  const muchLater = new Date(NOON + 95 * DAY_MS);
  expect((await retention.apply(muchLater))?.dropped.length).toBeGreaterThanOrEqual(3);
  expect(await rowsOf(both)).toEqual([]);
  expect(await rollupsOf(both)).toEqual(before);
});

test('readings that arrive late go to where they are still kept, without their motion', async () => {
  const owner = await wearer([20]);
  expect(await rowsOf(owner)).toEqual([{ heart_rate: 70, accel_x: null }]);
  expect(await rowsOf(await wearer([20], false))).toEqual([]);
});

test('a person keeps less, and only theirs is taken', async () => {
  const owner = await wearer([0.1, 2, 4]);
  const other = await wearer([0.1, 2, 4]);
  const body = { dias_movimiento: 1, dias_frecuencia: 3 };
  const saved = await call(app, '/api/retencion', { method: 'PUT', token: owner.access, body });
  expect(saved.body).toEqual(body);
  expect((await call(app, '/api/retencion', { token: owner.access })).body).toEqual(body);
  expect((await retention.apply(new Date(NOON)))?.rows).toBe(2);
  expect(await rowsOf(owner)).toEqual([
    { heart_rate: 70, accel_x: null },
    { heart_rate: 70, accel_x: 0.1 },
  ]);
  expect(await rowsOf(other)).toHaveLength(3);
});

test('nobody keeps more than the installation does', async () => {
  const owner = await createPerson(app, 'consumidor');
  const body = { dias_movimiento: 8, dias_frecuencia: 0 };
  const { status, body: problem } = await call(app, '/api/retencion', {
    method: 'PUT',
    token: owner.access,
    body,
  });
  expect(status).toBe(422);
  expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/dias_movimiento',
    '/dias_frecuencia',
  ]);
});

test('one run at a time, on all instances', async () => {
  const reports = await Promise.all(Array.from({ length: 4 }, () => retention.apply(new Date(NOON))));
  expect(reports.filter((report) => report === null).length).toBeGreaterThan(0);
  expect(await retention.apply(new Date(NOON))).not.toBeNull();
});

test('readings from the future wait aside, and go after a week', async () => {
  const owner = await createPerson(app, 'consumidor');
  const token = await pairedKey(app, owner);
  const future = new Date(Date.now() + 6 * 60_000).toISOString();
  const lecturas = [
    { n: 1, medido_at: future, heart_rate: 70 },
    { n: 2, heart_rate: 71 },
  ];
  const { body } = await call(app, '/api/lecturas', { token, body: { lecturas } });
  expect(body).toMatchObject({
    aceptadas: 1,
    rechazadas: [{ indice: 0, motivo: expect.stringContaining('cuarentena') }],
  });
  const aside = async () =>
    (await pool.query('SELECT lectura FROM cuarentena WHERE consumidor_id = $1', [owner.consumidor_id])).rows;
  expect(await aside()).toMatchObject([{ lectura: { n: 1, heart_rate: 70 } }]);
  expect(await rowsOf(owner)).toHaveLength(1);
  await retention.apply(new Date(Date.now() + 8 * DAY_MS));
  expect(await aside()).toEqual([]);
});

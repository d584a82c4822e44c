import type pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { DAY_MS } from '@/lib/domain/time';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  pairedKey,
  startTestApp,
} from '@/lib/testing/test-app';
import { transaction } from '../client';
import { partitionName, utcDate, utcDay } from '../ingest/partitions';

const url = await createTestDatabase();
const [app, second] = [
  await startTestApp(url, { limits: false }),
  await startTestApp(url, { limits: false }),
];
afterAll(async () => {
  await app.close();
  await second.close();
});
const { pool } = app.runtime.database;

/** Of a day whose motion a run in five days takes. */
const OLD = new Date(utcDay(Date.now() - 3 * DAY_MS) * DAY_MS + DAY_MS / 2);
const LATER = new Date(OLD.getTime() + 8 * DAY_MS);

async function send(token: string, medido_at: Date, heart_rate: number) {
  const body = { medido_at: medido_at.toISOString(), heart_rate, accel_x: 0.1 };
  return call(app, '/api/lecturas', { token, body });
}

async function wearer(): Promise<Person & { token: string }> {
  const owner = await createPerson(app, 'consumidor');
  const token = await pairedKey(app, owner);
  expect((await send(token, OLD, 70)).status).toBe(201);
  return { ...owner, token };
}

const readingsOf = async ({ consumidor_id }: Person) => {
  const text =
    'SELECT heart_rate, accel_x FROM lecturas WHERE consumidor_id = $1 ORDER BY medido_at, heart_rate';
  return (await pool.query(text, [consumidor_id])).rows;
};

/** A reading of a writer in the middle of its transaction: it names no partition but that of the reading. */
const insert = async (writer: pg.PoolClient, { consumidor_id }: Person, seq: number, medido_at: Date) => {
  const text = `INSERT INTO lecturas (consumidor_id, seq, dispositivo_id, medido_at, recibido_at, heart_rate, accel_x, fuente)
    VALUES ($1, $2, 1, $3, now(), 71, 0.2, 'sensor')`;
  await writer.query(text, [consumidor_id, seq, medido_at]);
};

const until = (text: string, values: unknown[] = []) =>
  vi.waitFor(async () => expect((await pool.query(text, values)).rows).not.toEqual([]), {
    timeout: 5_000,
    interval: 10,
  });

/** In one transaction; what comes of it is in an object, since a promise would be waited for within. */
const holding = <Result extends object>(work: (client: pg.PoolClient) => Promise<Result>) =>
  transaction(pool, work);

/** Also when a server's own job is at it for a moment. */
async function retain() {
  for (;;) {
    const report = await second.runtime.repos.retention.apply(LATER);
    if (report) return report;
  }
}

test('who writes into a day that is written anew waits in no circle; nothing is lost, doubled, or back', async () => {
  const [owner, erased] = [await wearer(), await wearer()];
  const today = new Date();
  await pool.query('SELECT lecturas_particion($1::date)', [utcDate(utcDay(today.getTime()))]);
  const run = await holding(async (writer) => {
    await insert(writer, owner, 1_001, today);
    const report = retain();
    report.catch(() => {});
    await until(`SELECT 1 FROM pg_locks WHERE relation = 'lecturas'::regclass AND NOT granted`);
    await insert(writer, owner, 1_002, OLD);
    await writer.query('DELETE FROM lecturas WHERE consumidor_id = $1', [erased.consumidor_id]);
    return { report };
  });
  expect((await run.report).thinned).toContain(partitionName(utcDay(OLD.getTime())));
  expect(await readingsOf(owner)).toEqual([
    { heart_rate: 70, accel_x: null },
    { heart_rate: 71, accel_x: null },
    { heart_rate: 71, accel_x: 0.2 },
  ]);
  expect(await readingsOf(erased)).toEqual([]);
});

test('readings that end in a circle with somebody else are stored once the other is through, once', async () => {
  const owner = await wearer();
  const mine = [owner.consumidor_id];
  const { sent } = await holding(async (other) => {
    // The readings are what gives way.
    await other.query(`SET LOCAL deadlock_timeout = '30s'`);
    const { rows } = await other.query('SELECT pg_backend_pid() AS pid');
    // As a purge does it, which deletes the devices of an account before its streams.
    await other.query('SELECT 1 FROM dispositivos WHERE consumidor_id = $1 FOR UPDATE', mine);
    const sent = send(owner.token, OLD, 72);
    await until('SELECT 1 FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))', [rows[0].pid]);
    await other.query('SELECT 1 FROM streams WHERE consumidor_id = $1 FOR UPDATE', mine);
    return { sent };
  });
  expect(await sent).toMatchObject({ status: 201, body: { aceptadas: 1 } });
  expect((await readingsOf(owner)).map(({ heart_rate }) => heart_rate)).toEqual([70, 72]);
});

import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, test as everywhere, expect } from 'vitest';
import { notify } from '@/lib/domain/use-cases/notificaciones';
import { hasRedisServer, startRedisServer } from '@/lib/testing/redis-server';
import {
  call,
  createPerson,
  createTestDatabase,
  grant,
  type Person,
  pairedKey,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const PORT = 20_000 + (process.pid % 10_000);
const redisUrl = `redis://127.0.0.1:${PORT}`;
const test = everywhere.skipIf(!hasRedisServer());
let folder: string;
let redis: ChildProcess;
let one: TestApp;
let two: TestApp;
let owner: Person;
let key: string;

async function startRedis(): Promise<void> {
  redis = await startRedisServer(PORT, folder);
}

async function stopRedis(): Promise<void> {
  const gone = new Promise((resolve) => redis.once('exit', resolve));
  redis.kill('SIGKILL');
  await gone;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'latido-redis-'));
  await startRedis();
  const databaseUrl = await createTestDatabase();
  one = await startTestApp(databaseUrl, { redisUrl, limits: false });
  two = await startTestApp(databaseUrl, { redisUrl, limits: false });
  owner = await createPerson(one, 'consumidor');
  key = await pairedKey(one, owner);
});
afterAll(async () => {
  await one.close();
  await two.close();
  await stopRedis();
  await rm(folder, { recursive: true, force: true });
});

const listen = (app: TestApp, person: Person) =>
  openSocket(`${app.wsUrl}/ws/sensor_data/${owner.consumidor_id}/?token=${person.access}`);
const post = (app: TestApp, heart_rate: number) =>
  call(app, '/api/lecturas', { token: key, body: { heart_rate } });
const shows = (heart_rate: number) => (message: { data?: unknown }) =>
  (message.data as { heart_rate: number }[])[0]?.heart_rate === heart_rate;

test('a reading posted to one instance arrives at a socket of the other', async () => {
  const far = listen(two, owner);
  await far.next();
  await post(one, 61);
  await far.until(shows(61));
  await post(two, 62);
  await far.until(shows(62));
  far.close();
});

test('a grant revoked on one instance closes the socket on the other', async () => {
  const cuidador = await createPerson(one, 'cuidador');
  await grant(one, owner, cuidador, ['movimiento']);
  const far = listen(two, cuidador);
  await far.next();
  const [consent] = (await call(one, '/api/consentimientos', { token: owner.access })).body.consentimientos;
  await call(one, `/api/consentimientos/${consent.id}`, { token: owner.access, method: 'DELETE' });
  expect(await far.closed).toBe(4003);
});

test('a notificacion made on one instance arrives on the other, and so does the mark that it was read', async () => {
  const far = openSocket(`${two.wsUrl}/ws/notificaciones/${owner.usuario_id}/?token=${owner.access}`);
  await far.next();
  const { id } = await notify(one.runtime, owner.usuario_id, {
    tipo: 'logro',
    contenido: 'Primera victoria',
  });
  expect(await far.next()).toMatchObject({ type: 'new_notification', data: [{ id, leida: false }] });
  await call(one, `/api/notificaciones/${id}/leer`, { token: owner.access, method: 'POST' });
  expect(await far.next()).toMatchObject({ type: 'new_notification', data: [{ id, leida: true }] });
  far.close();
});

test('with Redis gone REST and local sockets go on; with it back the other instance catches up', async () => {
  const near = listen(one, owner);
  const far = listen(two, owner);
  await near.next();
  await far.next();
  await stopRedis();
  expect((await post(one, 63)).status).toBe(201);
  await near.until(shows(63));
  expect((await call(two, '/api/listo')).body).toMatchObject({ status: 'ready', checks: { bus: false } });
  const route = `/api/dashboard/sensor_data?consumidor_id=${owner.consumidor_id}`;
  expect((await call(two, route, { token: owner.access })).body.data[0].heart_rate).toBe(63);
  await startRedis();
  await far.until(shows(63));
  await post(one, 64);
  await far.until(shows(64));
  near.close();
  far.close();
});

test('a session ended while Redis is gone is cut on the other instance all the same', async () => {
  const leaver = await createPerson(one, 'consumidor');
  const far = openSocket(`${two.wsUrl}/ws/sensor_data/${leaver.consumidor_id}/?token=${leaver.access}`);
  await far.next();
  await stopRedis();
  await call(one, '/api/token/revoke', { body: { refresh: leaver.refresh } });
  expect(await far.closed).toBe(4001);
  await startRedis();
});

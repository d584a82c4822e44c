import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, test as everywhere, expect } from 'vitest';
import { until } from '@/lib/testing/bus-pair';
import { openNative } from '@/lib/testing/native-client';
import { hasRedisServer, killRedisServer, startRedisServer } from '@/lib/testing/redis-server';
import {
  call,
  createPerson,
  createTestDatabase,
  grant,
  type Person,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const PORT = 20_000 + (process.pid % 12_000);
const test = everywhere.skipIf(!hasRedisServer());
/** Of both instances: it runs, and can be moved on. */
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
let folder: string;
let redis: ChildProcess;
let here: TestApp;
let there: TestApp;
let owner: Person;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'latido-redis-'));
  redis = await startRedisServer(PORT, folder);
  const [database, settings] = [await createTestDatabase(), { limits: false }] as const;
  const withRedis = { ...settings, redisUrl: `redis://127.0.0.1:${PORT}` };
  here = await startTestApp(database, withRedis, clock);
  there = await startTestApp(database, withRedis, clock);
  await until(() => expect([here, there].map(({ runtime }) => runtime.bus.healthy())).toEqual([true, true]));
  owner = await createPerson(here, 'consumidor');
});
afterAll(async () => {
  await here.close();
  await there.close();
  await killRedisServer(redis);
  await rm(folder, { recursive: true, force: true });
});

/** A reader of live data, with a native and a seed socket on the instance `there`. */
async function reader() {
  const cuidador = await createPerson(here, 'cuidador');
  await grant(here, owner, cuidador, ['frecuencia', 'deseos']);
  const { body } = await call(here, '/api/consentimientos', { token: owner.access });
  const held = body.consentimientos as { id: number; cuidador_id: number }[];
  const id = held.find(({ cuidador_id }) => cuidador_id === cuidador.usuario_id)?.id;
  const native = openNative(`${there.wsUrl}/ws`, cuidador.access);
  const { consumidor_id } = owner;
  native.send({ type: 'subscribe', ref: 'x', channel: 'sensor_data', consumidor_id });
  const seed = openSocket(`${there.wsUrl}/ws/sensor_data/${consumidor_id}/?token=${cuidador.access}`);
  await native.take('subscribed');
  await seed.next();
  return { path: `/api/consentimientos/${id}`, cut: Promise.all([native.take('revoked'), seed.closed]) };
}

async function expectCut(cut: Promise<[unknown, number]>): Promise<void> {
  const began = performance.now();
  const [, code] = await cut;
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(code).toBe(4003);
}

const change = (route: string, body?: object) =>
  call(here, route, { method: body ? 'PATCH' : 'DELETE', token: owner.access, body });

test.each([
  ['a coarser resolution', { resolucion: '5min' }],
  ['fewer scopes', { alcances: ['deseos'] }],
  ['a revocation', undefined],
])('%s on one instance cuts the sockets of the other within a second', async (_, body) => {
  const { path: route, cut } = await reader();
  const cutting = expectCut(cut);
  expect((await change(route, body)).status).toBeLessThan(300);
  await cutting;
});

test('hours that are not now cut as well', async () => {
  const { path: route, cut } = await reader();
  const hour = (from: number) => new Date(Date.now() + from * 3_600_000);
  const inZone = (instant: Date) =>
    instant.toLocaleTimeString('en-GB', { timeZone: 'America/Tijuana', hour: '2-digit', minute: '2-digit' });
  const cutting = expectCut(cut);
  await change(route, { hora_desde: inZone(hour(3)), hora_hasta: inZone(hour(5)) });
  await cutting;
});

test('an expiry that was set on one instance cuts on the other when its time comes', async () => {
  const { path: route, cut } = await reader();
  await change(route, { expira_at: new Date(Date.now() + 600_000).toISOString() });
  const known = there.runtime.repos.consentimientos;
  await until(async () => {
    const [last] = (await known.ofConsumidor(owner.consumidor_id)).slice(-1);
    expect(last?.expira_at).not.toBeNull();
  });
  ahead = 600_001;
  await expectCut(cut);
  ahead = 0;
});

import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, test as everywhere, expect } from 'vitest';
import { openedFor } from '@/lib/testing/admin-rules';
import { freePort } from '@/lib/testing/free-port';
import { hasRedisServer, startRedisServer } from '@/lib/testing/redis-server';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const test = everywhere.skipIf(!hasRedisServer());
let folder: string;
let redis: ChildProcess;
let one: TestApp;
let two: TestApp;
let admin: Person;
let owner: Person;

beforeAll(async () => {
  if (!hasRedisServer()) return;
  folder = await mkdtemp(path.join(os.tmpdir(), 'latido-redis-'));
  const port = await freePort();
  redis = await startRedisServer(port, folder);
  const databaseUrl = await createTestDatabase();
  const settings = { redisUrl: `redis://127.0.0.1:${port}`, limits: false };
  one = await startTestApp(databaseUrl, settings);
  two = await startTestApp(databaseUrl, settings);
  admin = await createPerson(one, 'administrador');
  owner = await createPerson(one, 'consumidor');
});
afterAll(async () => {
  if (!hasRedisServer()) return;
  await one.close();
  await two.close();
  redis.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** The close codes of their sockets on the other instance, all within a second of the write. */
async function cutBy(people: Person[], write: () => Promise<{ status: number }>): Promise<number[]> {
  const place = `${two.wsUrl}/ws/sensor_data/${owner.consumidor_id}/`;
  const sockets = people.map(({ access }) => openSocket(`${place}?token=${access}`));
  await Promise.all(sockets.map((socket) => socket.next()));
  const began = performance.now();
  expect((await write()).status).toBe(200);
  const codes = await Promise.all(sockets.map(({ closed }) => closed));
  expect(performance.now() - began).toBeLessThan(1_000);
  return codes;
}

const done = (path: string, who: Person) => call(one, path, { method: 'POST', token: who.access });

test('an emergencia that the person ends on one instance is over on the other within a second', async () => {
  const id = await openedFor(one, admin, owner);
  expect(await cutBy([admin], () => done(`/api/emergencias/${id}/terminar`, owner))).toEqual([4003]);
});

test('an account that is deactivated on one instance is out of the other, and so is who looks at it', async () => {
  await openedFor(one, admin, owner);
  const path = `/api/admin/usuarios/${owner.usuario_id}/desactivar`;
  expect(await cutBy([owner, admin], () => done(path, admin))).toEqual([4001, 4003]);
});

import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, test as everywhere, expect } from 'vitest';
import { ROLES, type Rol } from '@/lib/domain/usuarios';
import { type Limiters, redisLimiters } from '@/lib/server/limiters';
import { createLimits } from '@/lib/server/limits';
import { freePort } from '@/lib/testing/free-port';
import { hasRedisServer, killRedisServer, startRedisServer } from '@/lib/testing/redis-server';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  pairedKey,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import { startVariant } from '@/lib/testing/variant';
import type { RouteEntry } from './route';

/** No two classes alike, so that a route of the wrong class is seen. */
const SMALL = {
  read: { points: 5, seconds: 60 },
  write: { points: 4, seconds: 60 },
  sensitive: { points: 3, seconds: 60 },
  device: { points: 2, seconds: 60 },
  // Of all routes together: it would hide theirs.
  usuario: { points: 100_000, seconds: 1 },
};

const real = await startTestApp(await createTestDatabase());
const { fingerprint } = real.runtime.secrets;
let app: TestApp;
const people = new Map<Rol, Person>();
const keys = new Map<string, string>();

beforeAll(async () => {
  app = await startVariant(real, { limits: createLimits({ fingerprint, windows: SMALL }) });
  for (const rol of ROLES) people.set(rol, await createPerson(real, rol));
});
afterAll(async () => {
  await app.close();
  await real.close();
});

const SEEN: Record<RouteEntry['limit'], number> = { read: 0, write: 0, sensitive: 0, device: 0 };
const nameOf = ({ method, path: place }: RouteEntry) => `${method.toUpperCase()} ${place}`;

async function tokenFor({ access, path: place }: RouteEntry): Promise<string | undefined> {
  if (access.kind === 'public') return undefined;
  const owner = people.get('consumidor');
  if (access.kind === 'usuario') return people.get(access.roles[0] ?? 'consumidor')?.access;
  const key = keys.get(place) ?? (owner && (await pairedKey(real, owner)));
  keys.set(place, key ?? '');
  return key;
}

async function ask(at: TestApp, route: RouteEntry) {
  const address = route.path.replace('{id}', '999999').replace('{channel}', 'estado');
  return call(at, address, { method: route.method.toUpperCase(), token: await tokenFor(route) });
}

describe.each(real.runtime.api.routes.map((route) => [nameOf(route), route] as const))('%s', (_, route) => {
  everywhere(`answers 429 with Retry-After beyond its class (${route.limit})`, async () => {
    const { points } = SMALL[route.limit];
    const codes = [];
    for (let asked = 0; asked < points; asked += 1) codes.push((await ask(app, route)).body?.code);
    expect(codes).not.toContain('too_many');
    const refused = await ask(app, route);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many', status: 429 } });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    SEEN[route.limit] += 1;
  });
});

everywhere('each class is some route’s', () => {
  for (const count of Object.values(SEEN)) expect(count).toBeGreaterThan(0);
});

everywhere('what opens an account, or is guarded by a secret, is sensitive', () => {
  const sensitive = real.runtime.api.routes.filter(({ limit }) => limit === 'sensitive').map(nameOf);
  expect(sensitive).toEqual(
    expect.arrayContaining([
      'POST /api/registro',
      'POST /api/token',
      'POST /api/token/refresh',
      'POST /api/dispositivos/emparejar',
      'POST /api/consentimientos/aceptar',
      'POST /api/cuenta/segundo-factor',
      'POST /api/cuenta/segundo-factor/confirmar',
      'POST /api/cuenta/segundo-factor/codigos',
      'POST /api/cuenta/segundo-factor/desactivar',
    ]),
  );
});

const test = everywhere.skipIf(!hasRedisServer());

describe('over Redis', () => {
  const log = { warn: () => {} };
  let redis: ChildProcess;
  let port: number;
  let folder: string;
  let limiters: Limiters[];
  let both: TestApp[];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'latido-limits-'));
    port = await freePort();
    redis = await startRedisServer(port, folder);
    limiters = [1, 2].map(() => redisLimiters(`redis://127.0.0.1:${port}`, log));
    const limits = limiters.map((one) => createLimits({ fingerprint, limiters: one, windows: SMALL }));
    both = await Promise.all(limits.map((one) => startVariant(real, { limits: one })));
  });
  afterAll(async () => {
    await Promise.all(both.map((one) => one.close()));
    for (const one of limiters) one.close();
    redis.kill('SIGCONT');
    await killRedisServer(redis);
    await rm(folder, { recursive: true, force: true });
  });

  /** How many of so many tries, at one instance after the other, were let through. */
  async function letThrough(token: string, tries: number): Promise<number> {
    const statuses = [];
    for (let n = 0; n < tries; n += 1) {
      const at = both[n % 2];
      if (at) statuses.push((await call(at, '/api/yo', { token })).status);
    }
    return statuses.filter((status) => status === 200).length;
  }

  test('two instances count together, and nothing there names anybody', async () => {
    const person = await createPerson(real, 'cuidador');
    // A client that has just connected counts in memory for a moment.
    await expect
      .poll(async () => letThrough((await createPerson(real, 'cuidador')).access, 12))
      .toBe(SMALL.read.points);
    expect(await letThrough(person.access, 12)).toBe(SMALL.read.points);
    const [one] = both;
    if (one) await call(one, '/api/token', { body: { email: 'nadie@latido.test', password: 'x' } });
    const client = await import('ioredis').then(({ Redis }) => new Redis(port, '127.0.0.1'));
    const stored = await client.keys('*');
    client.disconnect();
    expect(stored.length).toBeGreaterThan(3);
    expect(stored.filter((key) => !key.startsWith('latido:limite:') || key.includes('nadie@'))).toEqual([]);
  });

  test('while it does not answer, and while it is away, each counts on its own and refuses nobody', async () => {
    redis.kill('SIGSTOP');
    const hung = await createPerson(real, 'cuidador');
    expect(await letThrough(hung.access, 14)).toBe(2 * SMALL.read.points);
    redis.kill('SIGCONT');
    await killRedisServer(redis);
    const away = await createPerson(real, 'cuidador');
    expect(await letThrough(away.access, 14)).toBe(2 * SMALL.read.points);
    redis = await startRedisServer(port, folder);
    await expect
      .poll(async () => letThrough((await createPerson(real, 'cuidador')).access, 12), { timeout: 10_000 })
      .toBe(SMALL.read.points);
  }, 30_000);
});

import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, test as everywhere } from 'vitest';
import { hasRedisServer, startRedisServer } from '@/lib/testing/redis-server';
import { createTestDatabase } from '@/lib/testing/test-app';
import { type End, endAll, lasting, pause } from './durations';
import { type Network, openNetwork } from './network';
import { expectRight } from './report';
import { openScene } from './scene';
import { type ServerProcess, startServer } from './server-process';

const PORT = 20_000 + (process.pid % 12_000);
const test = everywhere.skipIf(!hasRedisServer());
const WARM_MS = lasting(5, 1);
/** Longer than a page may be believed, also in the short form. */
const AWAY_MS = lasting(30, 6);

const ends: End[] = [];
let folder: string;
let redis: ChildProcess;
let databaseUrl: string;
let one: ServerProcess;
let two: ServerProcess;
/** Between the second instance and Redis. */
let link: Network;

async function startRedis(): Promise<void> {
  redis = await startRedisServer(PORT, folder);
}
async function stopRedis(): Promise<void> {
  if (redis.exitCode !== null || redis.signalCode !== null) return;
  const gone = new Promise((resolve) => redis.once('exit', resolve));
  redis.kill('SIGKILL');
  await gone;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'latido-faults-redis-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  await startRedis();
  ends.push(stopRedis);
  databaseUrl = await createTestDatabase();
  link = await openNetwork(PORT);
  ends.push(link.close);
  one = await startServer(databaseUrl, `redis://127.0.0.1:${PORT}`);
  ends.push(one.kill);
  two = await startServer(databaseUrl, link.url.replace('http', 'redis'));
  ends.push(two.kill);
});
afterAll(async () => {
  await endAll(ends);
});

async function emptyRedis(): Promise<void> {
  const client = new Redis(`redis://127.0.0.1:${PORT}`);
  await client.flushall();
  client.disconnect();
}

test('Redis emptied, stopped, and silent: a device and a page on two instances, and both on each', async () => {
  const across = await openScene({ databaseUrl, server: () => two, deviceServer: () => one });
  const both = await openScene({ databaseUrl, server: () => one });
  await both.addPage({ server: two });
  both.addDevice({ url: () => two.url });
  await pause(WARM_MS);
  await emptyRedis();
  await pause(WARM_MS);
  await stopRedis();
  await pause(AWAY_MS);
  await startRedis();
  await pause(WARM_MS);
  link.silence();
  await pause(AWAY_MS);
  link.heal();
  await pause(WARM_MS);
  const outcomes = await Promise.all([across.end(), both.end()]);
  for (const [index, name] of ['a device far from its page', 'instances apart'].entries())
    expectRight(`Redis away, ${name}`, outcomes[index]);
});

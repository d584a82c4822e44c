import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, test as everywhere } from 'vitest';
import { hasRedisServer, startRedisServer } from '@/lib/testing/redis-server';
import { createTestDatabase } from '@/lib/testing/test-app';
import { lasting, pause } from './durations';
import { expectRight } from './report';
import { openScene } from './scene';
import { type ServerProcess, startServer } from './server-process';

const PORT = 20_000 + (process.pid % 12_000);
const redisUrl = `redis://127.0.0.1:${PORT}`;
const test = everywhere.skipIf(!hasRedisServer());
const WARM_MS = lasting(5, 1.5);

let folder: string;
let redis: ChildProcess;
let databaseUrl: string;
let one: ServerProcess;
let two: ServerProcess;

async function startRedis(): Promise<void> {
  redis = await startRedisServer(PORT, folder);
}
async function stopRedis(): Promise<void> {
  const gone = new Promise((resolve) => redis.once('exit', resolve));
  redis.kill('SIGKILL');
  await gone;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'latido-faults-redis-'));
  await startRedis();
  databaseUrl = await createTestDatabase();
  one = await startServer(databaseUrl, redisUrl);
  two = await startServer(databaseUrl, redisUrl);
});
afterAll(async () => {
  await Promise.all([one.kill(), two.kill()]);
  await stopRedis();
  await rm(folder, { recursive: true, force: true });
});

test('Redis emptied, stopped and started: a device and a page on two instances, and both on each', async () => {
  const across = await openScene({ databaseUrl, server: () => two, deviceServer: () => one });
  const both = await openScene({ databaseUrl, server: () => one });
  await both.addPage({ server: two });
  both.addDevice({ url: () => two.url });
  await pause(WARM_MS);
  const client = new Redis(redisUrl);
  await client.flushall();
  client.disconnect();
  await pause(WARM_MS);
  await stopRedis();
  await pause(lasting(30, 6));
  await startRedis();
  await pause(WARM_MS);
  const outcomes = await Promise.all([across.end(), both.end()]);
  for (const [index, name] of ['a device far from its page', 'instances apart'].entries())
    expectRight(`Redis stopped, ${name}`, outcomes[index]);
});

import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, test as everywhere, expect, vi } from 'vitest';
import { until } from '@/lib/testing/bus-pair';
import { hasRedisServer, killRedisServer, startRedisServer } from '@/lib/testing/redis-server';
import { type Link, redisLink } from './redis-link';

const PORT = 20_000 + (process.pid % 12_000);
const test = everywhere.skipIf(!hasRedisServer());
let folder: string;
let redis: ChildProcess;
let link: Link;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'latido-redis-'));
  redis = await startRedisServer(PORT, folder);
});
afterEach(() => link.close());
afterAll(async () => {
  await killRedisServer(redis);
  await rm(folder, { recursive: true, force: true });
});

function open(prepare: () => Promise<void>) {
  const hooks = { name: 'latido-test', prepare, live: vi.fn(), lost: vi.fn(), failed: vi.fn() };
  link = redisLink(`redis://127.0.0.1:${PORT}`, hooks);
  return hooks;
}

test('a connection counts once it has what it needs, not when it is made', async () => {
  let prepared = () => {};
  const prepare = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        prepared = resolve;
      }),
  );
  const { live } = open(prepare);
  await until(() => expect(prepare).toHaveBeenCalledWith('sharded'));
  await link.client.ping();
  expect([link.isLive(), link.isHealthy(), live.mock.calls.length]).toEqual([false, false, 0]);
  prepared();
  await until(() => expect(live).toHaveBeenCalledOnce());
  expect([link.isLive(), link.isHealthy()]).toEqual([true, true]);
});

test('one that cannot have it is made anew after a while', async () => {
  const prepare = vi.fn(async () => {});
  prepare.mockRejectedValueOnce(new Error('NOPERM'));
  const { failed, lost } = open(prepare);
  await until(() => expect(failed).toHaveBeenCalledWith(new Error('NOPERM')));
  await link.client.ping();
  expect(link.isLive()).toBe(false);
  for (let beats = 0; beats < 17; beats += 1) link.beat();
  expect(lost).toHaveBeenCalled();
  await until(() => expect(link.isLive()).toBe(true));
  expect(prepare).toHaveBeenCalledTimes(2);
});

test('one that does not answer is doubted at once, and believed again when it does', async () => {
  open(async () => {});
  await until(() => expect(link.isHealthy()).toBe(true));
  link.beat();
  expect(link.isHealthy()).toBe(true);
  link.beat();
  expect([link.isHealthy(), link.isLive()]).toEqual([false, true]);
  await until(() => expect(link.isHealthy()).toBe(true));
});

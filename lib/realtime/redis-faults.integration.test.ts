import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, test as everywhere, expect } from 'vitest';
import { openChatter } from '@/lib/testing/bus-chatter';
import { type BusPair, openBusPair, type Side, until } from '@/lib/testing/bus-pair';
import { openNetwork } from '@/lib/testing/faults/network';
import { hasRedisServer, killRedisServer, startRedisServer } from '@/lib/testing/redis-server';

const PORT = 20_000 + (process.pid % 12_000);
const url = `redis://127.0.0.1:${PORT}`;
const test = everywhere.skipIf(!hasRedisServer());
let folder: string;
let redis: ChildProcess;
let pair: BusPair;

const start = async () => {
  redis = await startRedisServer(PORT, folder);
};
const command = async (...words: [string, ...string[]]) => {
  const client = new Redis(url);
  await client.call(...words);
  client.disconnect();
};
/** Of the two connections of that name, the first. */
const cutOne = async (name: string) => {
  const client = new Redis(url);
  const list = String(await client.client('LIST')).split('\n');
  const id = /^id=(\d+)/.exec(list.find((line) => line.includes(` name=${name} `)) ?? '')?.[1];
  await client.call('CLIENT', 'KILL', 'ID', id ?? '');
  client.disconnect();
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'latido-redis-'));
  await start();
});
afterEach(() => pair?.close());
afterAll(async () => {
  await killRedisServer(redis);
  await rm(folder, { recursive: true, force: true });
});

const gapsOf = ({ gaps }: Side) => gaps.filter(({ owner }) => owner === null).length;
const bothTold = () =>
  until(() => expect([gapsOf(pair.one) > 0, gapsOf(pair.two) > 0]).toEqual([true, true]));
const bothHealthy = () =>
  until(() => expect([pair.one.bus.healthy(), pair.two.bus.healthy()]).toEqual([true, true]));

type Fault = { name: string; inflict(): Promise<void>; isTold: boolean };
const FAULTS: Fault[] = [
  { name: 'everything in Redis deleted', inflict: () => command('FLUSHALL'), isTold: false },
  {
    name: 'Redis killed and started',
    inflict: async () => {
      await killRedisServer(redis);
      await start();
    },
    isTold: true,
  },
  {
    name: 'Redis away for a while',
    inflict: async () => {
      await killRedisServer(redis);
      await until(() => expect([pair.one.bus.healthy(), pair.two.bus.healthy()]).toEqual([false, false]));
      await start();
    },
    isTold: true,
  },
  { name: 'subscribers cut off', inflict: () => command('CLIENT', 'KILL', 'TYPE', 'pubsub'), isTold: true },
  { name: 'publishers cut off', inflict: () => command('CLIENT', 'KILL', 'TYPE', 'normal'), isTold: true },
  { name: 'the publisher of one cut off', inflict: () => cutOne('latido-publisher'), isTold: true },
  { name: 'the subscriber of one cut off', inflict: () => cutOne('latido-subscriber'), isTold: true },
  {
    name: 'Redis silent for a second',
    inflict: () => command('CLIENT', 'PAUSE', '1000', 'ALL'),
    isTold: false,
  },
];

describe.each(['sharded', 'plain'] as const)('%s', (mode) => {
  test.each(FAULTS)('$name: each message is heard, or told of as lost', async ({ inflict, isTold }) => {
    pair = await openBusPair([url, url], { mode });
    const chatter = openChatter(pair);
    await chatter.both();
    await inflict();
    if (isTold) await bothTold();
    await bothHealthy();
    const resumed = chatter.said();
    await chatter.both();
    await chatter.end();
    expect(chatter.untold()).toEqual([]);
    expect(chatter.unheard().filter((count) => count >= resumed)).toEqual([]);
    expect(chatter.said()).toBeGreaterThan(20);
    if (!isTold) expect([chatter.unheard(), gapsOf(pair.one), gapsOf(pair.two)]).toEqual([[], 0, 0]);
  });
});

test('a Redis that stands still: more than it may keep waiting is let go, and told when it moves', async () => {
  pair = await openBusPair([url, url]);
  const { one, two } = pair;
  redis.kill('SIGSTOP');
  const long = { name: 'session.revoked', usuario_id: 3, session_id: 'x'.repeat(200_000) } as const;
  for (let count = 0; count < 100; count += 1) one.bus.publish(long);
  expect(one.heard).toHaveLength(100);
  await until(() => expect([one.bus.healthy(), two.bus.healthy()]).toEqual([false, false]));
  redis.kill('SIGCONT');
  await bothTold();
  await bothHealthy();
  expect(two.heard.length).toBeGreaterThan(0);
  expect(two.heard.length).toBeLessThan(30);
  const chatter = openChatter(pair);
  await chatter.both();
  await chatter.end();
  expect(chatter.unheard()).toEqual([]);
});

test('a network that falls silent: the connection is given up for a new one, and what was lost is told', async () => {
  const network = await openNetwork(PORT);
  pair = await openBusPair([url, network.url.replace('http', 'redis')]);
  const { one, two } = pair;
  const chatter = openChatter(pair);
  await chatter.both();
  network.silence();
  await until(() => expect(two.bus.healthy()).toBe(false));
  expect(one.bus.healthy()).toBe(true);
  await until(() => expect(two.logged.map(({ message }) => message)).toContain('redis connection error'));
  network.heal();
  await bothTold();
  await bothHealthy();
  const resumed = chatter.said();
  await chatter.both();
  await chatter.end();
  expect(chatter.untold()).toEqual([]);
  expect(chatter.unheard().length).toBeGreaterThan(0);
  expect(chatter.unheard().filter((count) => count >= resumed)).toEqual([]);
  await pair.close();
  await network.close();
}, 40_000);

import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, test as everywhere, expect } from 'vitest';
import { openChatter } from '@/lib/testing/bus-chatter';
import { type BusPair, openBusPair, type Side, until } from '@/lib/testing/bus-pair';
import { hasRedisServer, killRedisServer, startRedisServer } from '@/lib/testing/redis-server';

const PORT = 20_000 + (process.pid % 12_000);
const url = `redis://127.0.0.1:${PORT}`;
const test = everywhere.skipIf(!hasRedisServer());
/** As a Redis before 6 has them: it knows neither sharded topics nor the newer way of speaking. */
const OLDER = ['SPUBLISH', 'SSUBSCRIBE', 'SUNSUBSCRIBE', 'HELLO'].flatMap((name) => [
  '--rename-command',
  name,
  '',
]);
const CLUSTER = ['--cluster-enabled', 'yes'];

let folder: string;
let redis: ChildProcess | undefined;
let pair: BusPair | undefined;

async function exchange(settings: readonly string[]): Promise<void> {
  if (redis) await killRedisServer(redis);
  redis = await startRedisServer(PORT, folder, settings);
}

/** The topics that the server knows of each kind. */
async function topics(): Promise<{ sharded: unknown; plain: unknown }> {
  const client = new Redis(url);
  const known = async (kind: string) =>
    ((await client.call('PUBSUB', kind, 'latido:*')) as string[]).toSorted();
  const answer = { sharded: await known('SHARDCHANNELS'), plain: await known('CHANNELS') };
  client.disconnect();
  return answer;
}

const OURS = ['latido:{consumidor:22}', 'latido:{control}'];
const SHARDED = { sharded: OURS, plain: [] };
const PLAIN = { sharded: [], plain: OURS };

const gapsOf = ({ gaps }: Side) => gaps.filter(({ owner }) => owner === null).length;

/** Both hear all that the other says. */
async function expectTalk(talking: BusPair): Promise<void> {
  const { one, two } = talking;
  await until(() => expect([one.bus.healthy(), two.bus.healthy()]).toEqual([true, true]));
  for (const side of [one, two]) side.heard.length = 0;
  const chatter = openChatter(talking);
  await chatter.both();
  await chatter.end();
  expect(chatter.unheard()).toEqual([]);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'latido-redis-'));
});
afterEach(async () => {
  await pair?.close();
  if (redis) await killRedisServer(redis);
  redis = undefined;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  { name: 'sharded where the server can', settings: [], mode: undefined, kinds: SHARDED },
  { name: 'plain when asked for', settings: [], mode: 'plain', kinds: PLAIN },
  { name: 'plain where the server knows no other', settings: OLDER, mode: undefined, kinds: PLAIN },
  { name: 'plain on one node of a cluster', settings: CLUSTER, mode: undefined, kinds: PLAIN },
] as const)('topics are $name', async ({ settings, mode, kinds }) => {
  await exchange(settings);
  pair = await openBusPair([url, url], { mode });
  expect(await topics()).toEqual(kinds);
  await expectTalk(pair);
});

test('a server exchanged for an older one and back while instances run', async () => {
  await exchange([]);
  pair = await openBusPair([url, url]);
  const { one, two } = pair;
  await expectTalk(pair);
  for (const [settings, kinds] of [
    [OLDER, PLAIN],
    [[], SHARDED],
  ] as const) {
    const before = [gapsOf(one), gapsOf(two)];
    await exchange(settings);
    await until(() => {
      expect(gapsOf(one)).toBeGreaterThan(before[0] ?? 0);
      expect(gapsOf(two)).toBeGreaterThan(before[1] ?? 0);
    });
    await expectTalk(pair);
    expect(await topics()).toEqual(kinds);
  }
});

test('instances that start before Redis does find it', async () => {
  const opening = openBusPair([url, url]);
  await exchange([]);
  pair = await opening;
  await expectTalk(pair);
});

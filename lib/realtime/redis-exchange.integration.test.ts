import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, test as everywhere, expect } from 'vitest';
import type { DataEvent, LatidoEvent } from '@/lib/domain/events';
import { type BusPair, openBusPair, ROW, type Side, until } from '@/lib/testing/bus-pair';
import { hasRedisServer, killRedisServer, startRedisServer } from '@/lib/testing/redis-server';

const PORT = 20_000 + (process.pid % 12_000);
const url = `redis://127.0.0.1:${PORT}`;
const test = everywhere.skipIf(!hasRedisServer());
let folder: string;
let redis: ChildProcess;
let anybody: Redis;
let pair: BusPair;

const LECTURA: DataEvent = {
  name: 'lectura.stored',
  consumidor_id: 22,
  part: { epoch: 1, from: 41, to: 41, rows: [ROW] },
};
const VENTANA: LatidoEvent = { name: 'ventana.closed', consumidor_id: 22 };
const REVOKED: LatidoEvent = { name: 'session.revoked', usuario_id: 3 };

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'latido-redis-'));
  redis = await startRedisServer(PORT, folder);
  anybody = new Redis(url);
});
afterAll(async () => {
  anybody.disconnect();
  await killRedisServer(redis);
  await rm(folder, { recursive: true, force: true });
});

const events = ({ heard }: Side) => heard.map(({ event }) => event);
/** Order is kept between two instances, so once this has come, all before it has. */
async function flush(from: Side, to: Side): Promise<void> {
  const last: LatidoEvent = { name: 'dispositivo.revoked', dispositivo_id: to.heard.length + 1 };
  from.bus.publish(last);
  await until(() => expect(events(to)).toContainEqual(last));
}

describe.each(['sharded', 'plain'] as const)('%s', (mode) => {
  const listeners = async (topic: string) => {
    const [, count] = await (mode === 'sharded'
      ? anybody.pubsub('SHARDNUMSUB', topic)
      : anybody.pubsub('NUMSUB', topic));
    return Number(count);
  };
  const say = (topic: string, text: string) =>
    mode === 'sharded' ? anybody.spublish(topic, text) : anybody.publish(topic, text);

  beforeEach(async () => {
    pair = await openBusPair([url, url], { mode });
  });
  afterEach(() => pair.close());

  test('items arrive unchanged, both ways', async () => {
    const { one, two } = pair;
    one.bus.publish(LECTURA);
    await until(() => expect(events(two)).toEqual([LECTURA]));
    two.bus.publish(LECTURA);
    await until(() => expect(events(one)).toEqual([LECTURA, LECTURA]));
  });

  test('an instance hears what it says once, at once, and not again from Redis', async () => {
    const { one, two } = pair;
    one.bus.publish(LECTURA);
    expect(events(one)).toEqual([LECTURA]);
    await flush(one, two);
    await flush(two, one);
    expect(events(one).filter(({ name }) => name === 'lectura.stored')).toEqual([LECTURA]);
  });

  test('what is said of others does not arrive; control arrives also when nobody is watched any more', async () => {
    const { one, two } = pair;
    one.bus.publish({ ...VENTANA, consumidor_id: 23 });
    await flush(one, two);
    two.bus.unwatch('consumidor:22');
    await until(async () => expect(await listeners('latido:{consumidor:22}')).toBe(1));
    one.bus.publish(VENTANA);
    one.bus.publish(REVOKED);
    await until(() => expect(events(two)).toContainEqual(REVOKED));
    expect(events(two).map(({ name }) => name)).toEqual(['dispositivo.revoked', 'session.revoked']);
  });

  test('who begins to listen is told to read once it hears, and an owner is watched as often as asked', async () => {
    const { one, two } = pair;
    two.bus.watch('usuario:3');
    two.bus.watch('usuario:3');
    await until(() => expect(two.gaps.at(-1)?.owner).toBe('usuario:3'));
    two.bus.unwatch('usuario:3');
    one.bus.publish({ name: 'notificacion.created', usuario_id: 3 });
    await until(() => expect(events(two)).toEqual([{ name: 'notificacion.created', usuario_id: 3 }]));
    two.bus.unwatch('usuario:3');
    await until(async () => expect(await listeners('latido:{usuario:3}')).toBe(0));
  });

  test('what others put on a topic reaches no handler, ends nothing, and is logged once', async () => {
    const { one, two } = pair;
    const foreign = [
      '',
      'hola',
      '{',
      'null',
      '{"from":"x","event":{"name":"ventana.closed"}}',
      '\u0000\ufffd',
    ];
    for (const text of foreign)
      for (const topic of ['latido:{consumidor:22}', 'latido:{control}']) await say(topic, text);
    await flush(one, two);
    expect(events(two).map(({ name }) => name)).toEqual(['dispositivo.revoked']);
    expect(two.logged.filter(({ message }) => message.includes('none of ours'))).toHaveLength(1);
  });

  test('a handler that throws stops neither the others nor what comes after', async () => {
    const { one, two } = pair;
    for (const { bus } of [one, two])
      bus.subscribe(() => {
        throw new Error('of a handler');
      });
    expect(() => one.bus.publish(VENTANA)).not.toThrow();
    one.bus.publish(LECTURA);
    await until(() => expect(events(two)).toEqual([VENTANA, LECTURA]));
    expect(two.logged.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  test('items too many for a message stay behind', async () => {
    const { one, two } = pair;
    const rows = Array.from({ length: 3_000 }, (_, index) => ({ ...ROW, seq: index + 1 }));
    one.bus.publish({ ...LECTURA, part: { epoch: 1, from: 1, to: 3_000, rows } });
    await until(() => expect(events(two)).toEqual([{ name: 'lectura.stored', consumidor_id: 22 }]));
  });
});

test('items are wanted while another instance can be told, and otherwise for those who listen here', async () => {
  const { one, two, close } = await openBusPair([url, url]);
  expect(one.bus.wants('consumidor:23')).toBe(true);
  await close();
  await until(() => expect(one.bus.wants('consumidor:23')).toBe(false));
  expect(two.bus.wants('consumidor:22')).toBe(true);
});

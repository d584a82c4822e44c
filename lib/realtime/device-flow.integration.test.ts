import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { openDeviceScene, storedNs, upTo } from '@/lib/testing/device-scene';
import { createPerson, createTestDatabase, pairedKey, startTestApp } from '@/lib/testing/test-app';

const scene = await openDeviceScene();
const { app, connect } = scene;

/** How many frames went to the database so far, and how many were there at once. */
function watchAppends(): { begun: number; most: number; stop(): void } {
  const { lecturas } = app.runtime.repos;
  const { append } = lecturas;
  let now = 0;
  const watch = { begun: 0, most: 0, stop: () => void Object.assign(lecturas, { append }) };
  lecturas.append = async (batch) => {
    watch.begun += 1;
    now += 1;
    watch.most = Math.max(watch.most, now);
    return append(batch).finally(() => {
      now -= 1;
    });
  };
  return watch;
}

describe('flow', () => {
  test('two hundred frames at once are all acknowledged in order, no more than sixteen under way', async () => {
    const appends = watchAppends();
    const client = await connect();
    for (const n of upTo(200)) client.send({ n, heart_rate: 70 });
    await client.take('acuse', ({ n }) => n === 200);
    const acks = client.frames.flatMap((frame) => (frame.type === 'acuse' ? [frame.n] : []));
    expect(acks).toEqual(upTo(200));
    expect(await scene.storedNs()).toEqual(upTo(200));
    appends.stop();
    expect(appends.most).toBeLessThanOrEqual(16);
    expect(appends.most).toBeGreaterThan(1);
  });

  test('who does not read the answers is not read either, and gets all of them later', async () => {
    const client = await connect();
    const network = (client.socket as WebSocket & { _socket: import('node:net').Socket })._socket;
    network.pause();
    // Each is answered with some 80 kB of verdicts: all of them are more than the network keeps on its way.
    const lecturas = Array.from({ length: 1_000 }, () => 0);
    const appends = watchAppends();
    for (const lote of upTo(120)) client.send({ lecturas, lote });
    const stands = () => {
      const { begun } = appends;
      return new Promise((resolve) => setTimeout(() => resolve(begun > 16 && begun === appends.begun), 300));
    };
    await expect.poll(stands, { timeout: 10_000 }).toBe(true);
    expect(appends.begun).toBeLessThan(120);
    network.resume();
    await client.take('acuse', ({ lote }) => lote === 120);
    appends.stop();
    const lotes = client.frames.flatMap((frame) => (frame.type === 'acuse' ? [frame.lote] : []));
    expect(lotes).toEqual(upTo(120));
  });

  test('frames over the rate are not stored, say when to come again, and are then taken', async () => {
    const limited = await startTestApp(await createTestDatabase());
    const person = await createPerson(limited, 'consumidor');
    const client = await connect(limited, await pairedKey(limited, person));
    for (const n of upTo(260)) client.send({ n, heart_rate: 70 });
    await expect.poll(() => client.frames.length).toBe(261);
    const refused = client.frames.flatMap((frame) => (frame.type === 'error' ? [frame] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const { problem } of refused) {
      expect(problem.code).toBe('too_many');
      expect(problem.retry_after_ms).toBeLessThanOrEqual(1_000);
    }
    const stored = await storedNs(limited, person);
    expect(stored.length + refused.length).toBe(260);
    await new Promise((resolve) => setTimeout(resolve, refused[0]?.problem.retry_after_ms));
    for (const { n } of refused) client.send({ n, heart_rate: 70 });
    await expect.poll(() => storedNs(limited, person).then((all) => all.length)).toBe(260);
    await limited.close();
  });

  test('a socket that dies in the middle and everything again: each reading once', async () => {
    const first = await connect();
    for (const n of upTo(150)) first.send({ n, heart_rate: 70 });
    await first.take('acuse', ({ n }) => n === 20);
    first.socket.terminate();
    const second = await connect();
    const from = first.frames.reduce(
      (last, frame) => (frame.type === 'acuse' ? Math.max(last, frame.n ?? 0) : last),
      0,
    );
    for (const n of upTo(150).slice(from)) second.send({ n, heart_rate: 70 });
    await second.take('acuse', ({ n }) => n === 150);
    expect((await scene.storedNs()).toSorted((a, b) => Number(a) - Number(b))).toEqual(upTo(150));
    const acks = second.frames.flatMap((frame) => (frame.type === 'acuse' ? [frame] : []));
    expect(acks.every(({ aceptadas, duplicadas }) => aceptadas + duplicadas === 1)).toBe(true);
  });
});

test('a server that ends answers what it took, then says 1012', async () => {
  const databaseUrl = await createTestDatabase();
  const ending = await startTestApp(databaseUrl, { limits: false });
  const person = await createPerson(ending, 'consumidor');
  const client = await connect(ending, await pairedKey(ending, person));
  for (const n of upTo(100)) client.send({ n, heart_rate: 70 });
  await client.take('acuse', ({ n }) => n === 3);
  const ended = ending.close();
  expect((await client.take('drain')).retry_after_ms).toBeLessThanOrEqual(3_000);
  expect(await client.closed).toBe(1012);
  await ended;
  const acks = client.frames.flatMap((frame) => (frame.type === 'acuse' ? [frame.n] : []));
  const again = await startTestApp(databaseUrl, { limits: false });
  expect(acks).toEqual(await storedNs(again, person));
  await again.close();
});

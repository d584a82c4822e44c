import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { pause, until } from '@/lib/testing/faults/durations';
import { type ManyRefs, openManyRefs } from '@/lib/testing/faults/many-refs';
import { openNative } from '@/lib/testing/native-client';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  pairedKey,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';

/** With these a batch of 500 is 14 MB to send, more than a system takes from a socket for its reader. */
const REFS = 150;
const BATCH = 500;
/** What may wait for a reader: a quarter of a MiB, and the frame with which that is passed. */
const MOST_WAITING = 1024 * 1024;

let app: TestApp;
let owner: Person;
let key: string;
let slow: ManyRefs;
let n = 0;

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase(), { limits: false });
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
  slow = openManyRefs(app.url, owner.access, owner.consumidor_id, REFS);
  await until('all are subscribed', () => slow.isSubscribed());
});
afterAll(async () => {
  slow.close();
  await app.close();
});

const post = (count = BATCH) => {
  const lecturas = Array.from({ length: count }, (_, index) => ({
    n: n + index + 1,
    accel_x: 0.5,
    accel_z: 1,
  }));
  n += count;
  return call(app, '/api/lecturas', { token: key, body: { lecturas } });
};

/** What waits at most, until every ref has everything in order and once. */
async function mostUntilWhole(): Promise<number> {
  const whole = Array.from({ length: n }, (_, index) => index + 1).join();
  const isWhole = () => [...slow.seqs.values()].every((list) => list.at(-1) === n);
  let most = 0;
  for (; !isWhole(); await turn()) most = Math.max(most, app.runtime.pipes.waiting());
  for (const list of slow.seqs.values()) expect(list.join()).toBe(whole);
  expect(slow.wire.faults).toEqual([]);
  return most;
}

test('who reads again after a pause gets everything, a little at a time, and slows nobody', async () => {
  const other = openNative(`${app.wsUrl}/ws`, owner.access);
  other.send({ type: 'subscribe', ref: 'x', channel: 'sensor_data', consumidor_id: owner.consumidor_id });
  await other.take('subscribed');
  // The first of a day makes its partition, which is not what is measured.
  await post();
  await other.take('data', ({ to }) => to === n);
  slow.stall();
  for (let turn = 0; turn < 3; turn += 1) {
    const began = performance.now();
    await post();
    await other.take('data', ({ to }) => to === n);
    expect(performance.now() - began).toBeLessThan(1_000);
  }
  other.close();
  slow.unstall();
  expect(await mostUntilWhole()).toBeLessThan(MOST_WAITING);
  expect(slow.closes).toEqual([]);
});

test('who does not read is closed 4008 and comes back by cursor', async () => {
  const closing = vi.spyOn(WebSocket.prototype, 'close');
  slow.stall();
  await post();
  const isClosed = () => closing.mock.calls.some(([code]) => code === 4008);
  for (; !isClosed(); await pause(250)) await post(10);
  slow.unstall();
  expect(await mostUntilWhole()).toBeLessThan(MOST_WAITING);
  expect(slow.closes).toEqual([4008]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '@/lib/testing/test-app';
import { lasting, pause, until } from './durations';
import { openManyRefs } from './many-refs';
import { expectRight } from './report';
import { openScene } from './scene';
import { type ServerProcess, startServer } from './server-process';

/** With these and 50 Hz the slow socket is sent 1.5 MB/s. */
const REFS = 150;
const MOTION_HZ = 50;
const MOST_GROWTH_BYTES = 64 * 1024 * 1024;

let databaseUrl: string;
let server: ServerProcess;
beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await startServer(databaseUrl);
});
afterAll(() => server.kill());

test('a socket that stops reading: the others are not slowed, memory stays, and it loses nothing', async () => {
  const scene = await openScene({ databaseUrl, server: () => server, motionHz: MOTION_HZ });
  const { access, consumidor_id } = scene.band;
  const slow = openManyRefs(server.url, access, consumidor_id, REFS);
  const lists = [...slow.seqs.values()];
  const haveAll = (last: number) => lists.every((list) => (list.at(-1) ?? 0) >= last);
  await until('it is subscribed', () => slow.isSubscribed());
  await pause(lasting(5, 1));
  const before = await server.memory();
  let most = before;
  const look = async () => {
    most = Math.max(most, await server.memory());
  };
  slow.stall();
  for (const from = performance.now(); performance.now() - from < lasting(20, 6); await pause(250))
    await look();
  const delays = scene.page.wire.delays.toSorted((a, b) => a - b);
  slow.unstall();
  const stood = scene.device.acknowledged.at(-1)?.seq ?? 0;
  for (const from = performance.now(); !haveAll(stood); await pause(250)) {
    await look();
    expect(performance.now() - from).toBeLessThan(20_000);
  }
  const outcome = await scene.end();
  await until('it has the rest', () => haveAll(outcome.readings));
  slow.close();

  const p99 = delays[Math.floor(delays.length * 0.99)] ?? Number.NaN;
  const growth = Math.round((most - before) / 1024 / 1024);
  const closed = slow.closes.length > 0 ? `closed ${slow.closes.join(' ')}` : 'not closed';
  expectRight('slow reader', outcome, `others p99 ${p99} ms, memory +${growth} MiB, ${closed}`);
  expect(p99).toBeLessThan(1_000);
  expect(most - before).toBeLessThan(MOST_GROWTH_BYTES);
  // 4008, or 1006 where it answered no ping either.
  expect(slow.closes.every((code) => code === 4008 || code === 1006)).toBe(true);
  expect(slow.wire.faults).toEqual([]);
  for (const list of lists)
    expect(list).toEqual(Array.from({ length: list.length }, (_, index) => (list[0] ?? 0) + index));
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeServer, type FakeServer } from './fake-lecturas-server';
import { createLecturaFeed, type LecturaFeed } from './lectura-feed';
import type { LiveClient } from './live-types';

let server: FakeServer;
let live: LiveClient;
let feed: LecturaFeed;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z') });
  server = createFakeServer();
  live = server.deps.live;
  feed = createLecturaFeed(server.deps, 22, 60_000);
});
afterEach(() => {
  feed.stop();
  live.disable();
  vi.useRealTimers();
});

const seqs = () => feed.view().lecturas.map(({ seq }) => seq);
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('a feed', () => {
  it('starts from the value of the page and reads the rest of the minute', async () => {
    server.store(55);
    feed.adopt(server.snapshot(10));
    expect(seqs()).toEqual(server.stored().slice(-10));
    feed.start();
    await settle();
    expect(seqs()).toEqual(server.stored());
    expect(server.calls.map(({ path }) => path)).toEqual([
      '/api/dashboard/sensor_data?consumidor_id=22&since=1:0&limit=1000',
    ]);
  });

  it('starts without one by a plain read', async () => {
    server.store(3);
    feed.start();
    await settle();
    expect(server.calls[0]?.path).toBe('/api/dashboard/sensor_data?consumidor_id=22&limit=50');
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('asks for nothing while frames follow one another', async () => {
    server.store(10);
    feed.start();
    await settle();
    server.goLive();
    const before = server.calls.length;
    for (let n = 0; n < 40; n += 1) {
      server.store(2);
      server.push();
      await settle(250);
    }
    expect(seqs()).toEqual(server.stored());
    expect(server.calls).toHaveLength(before);
    expect(live.list()[0]?.cursor).toBe(`1:${server.table.length}`);
  });

  it('loses and doubles nothing from socket to polling and back', async () => {
    server.store(10);
    feed.adopt(server.snapshot(10));
    feed.start();
    server.goLive();
    await settle(1_000);
    live.disconnect('sensor_data', 22);
    for (let n = 0; n < 12; n += 1) {
      server.store(15);
      await settle(1_000);
    }
    server.store(40);
    live.connect('sensor_data', 22);
    server.goLive();
    await settle(1_000);
    expect(seqs()).toEqual(server.stored());
    expect(live.list()).toMatchObject([
      { cursor: `1:${server.table.length}`, recovered: true, status: { phase: 'live', lost: 0 } },
    ]);
    expect(live.status('sensor_data', 22).continuo_desde).toBe('2026-11-24T15:00:00.000Z');
  });

  it('gets what it missed over the socket alone, while REST does not answer', async () => {
    server.store(10);
    feed.adopt(server.snapshot(10));
    feed.start();
    server.goLive();
    await settle(1_000);
    server.failing = 'unavailable';
    server.net.last().end(1012);
    server.store(300);
    await settle(500);
    server.goLive();
    expect(seqs()).toEqual(server.stored());
    expect(feed.view().problem).toBeUndefined();
  });

  it('reads page after page until it stands where the server does', async () => {
    feed.start();
    await settle();
    live.disconnect('sensor_data', 22);
    server.store(2_500);
    await settle(5_000);
    expect(seqs()).toEqual(server.stored());
    expect(live.status('sensor_data', 22).lost).toBe(0);
  });

  it('says what was lost when the server has it no more, and fills the last minute again', async () => {
    server.store(10);
    feed.adopt(server.snapshot(10));
    feed.start();
    server.goLive();
    await settle(1_000);
    server.net.last().end(1012);
    server.failing = 'unavailable';
    await settle(500);
    server.store(3_000);
    server.recoverable = false;
    server.failing = undefined;
    server.goLive();
    await settle(1_000);
    expect(seqs().slice(-60)).toEqual(server.stored().slice(-60));
    expect(live.status('sensor_data', 22)).toMatchObject({ phase: 'live', lost: 2_990 });
  });

  it('starts anew after an absence longer than it can hold', async () => {
    feed.start();
    await settle();
    server.store(20_000);
    await settle(5_000);
    expect(server.calls.length).toBeLessThan(12);
    expect(seqs().at(-1)).toBe(20_000);
    expect(live.status('sensor_data', 22).lost).toBeGreaterThan(0);
  });

  it('takes the readings of a new epoch for new ones', async () => {
    server.store(30);
    feed.adopt(server.snapshot(10));
    feed.start();
    await settle();
    server.goLive();
    await settle(2_000);
    server.table = [];
    server.epoch = 2;
    server.store(4);
    server.net.last().end(1012);
    await settle(1_000);
    server.goLive();
    server.store(2);
    server.push();
    expect(feed.view().lecturas.map(({ id }) => id)).toEqual(server.table.map(({ id }) => id));
  });
});

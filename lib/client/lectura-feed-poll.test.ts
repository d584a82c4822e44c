import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeServer, type FakeServer } from './fake-lecturas-server';
import { createLecturaFeed, type LecturaFeed } from './lectura-feed';
import { createLecturaFeeds } from './lectura-feeds';
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

describe('polling', () => {
  it('goes on at the pace of the channel, rests while hidden, and reads at once when looked at', async () => {
    feed.start();
    live.disconnect('sensor_data', 22);
    await settle(1_000);
    const first = server.calls.length;
    await settle(10_000);
    expect(server.calls.length - first).toBe(2);
    server.net.hidden = true;
    await settle(60_000);
    expect(server.calls.length - first).toBe(2);
    server.net.hidden = false;
    live.wake();
    await settle();
    expect(server.calls.length - first).toBe(3);
  });

  it('reads at once when the socket closes', async () => {
    feed.start();
    server.goLive();
    await settle(5_000);
    server.store(3);
    server.net.jitter = 1;
    server.net.last().end(1012);
    await settle();
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('keeps the readings through a failure and goes on where it stood', async () => {
    server.store(5);
    feed.start();
    live.disconnect('sensor_data', 22);
    await settle();
    server.failing = 'unavailable';
    server.store(5);
    await settle(5_000);
    expect(seqs()).toEqual([1, 2, 3, 4, 5]);
    expect(feed.view().problem?.code).toBe('unavailable');
    server.failing = undefined;
    await settle(5_000);
    expect(seqs()).toEqual(server.stored());
    expect(feed.view().problem).toBeUndefined();
  });

  it('ends with the data when it is not allowed, by REST or by the socket', async () => {
    server.store(5);
    feed.start();
    await settle();
    server.goLive();
    await settle(2_000);
    server.net.last().end(4003);
    expect(feed.view()).toMatchObject({ lecturas: [], problem: { code: 'not_allowed' } });
    const before = server.calls.length;
    await settle(600_000);
    expect(server.calls).toHaveLength(before);
    expect(server.net.sockets).toHaveLength(1);
  });

  it('tells the socket when REST was refused', async () => {
    server.failing = 'not_allowed';
    feed.start();
    await settle();
    expect(live.status('sensor_data', 22).phase).toBe('ended');
    await settle(600_000);
    expect(server.calls).toHaveLength(1);
  });
});

describe('the feeds of a page', () => {
  it('are shared by who shows the same, and outlive a route change by a little', async () => {
    const feeds = createLecturaFeeds(server.deps);
    const shared = feeds.feed(22, 60_000);
    expect(feeds.feed(22, 60_000)).toBe(shared);
    expect(feeds.feed(22, 30_000)).not.toBe(shared);
    const stop = shared.subscribe(() => {});
    stop();
    await settle(1_999);
    const again = feeds.feed(22, 60_000);
    expect(again).toBe(shared);
    const stopAgain = again.subscribe(() => {});
    await settle(10_000);
    stopAgain();
    await settle(2_000);
    expect(feeds.feed(22, 60_000)).not.toBe(shared);
    const before = server.calls.length;
    await settle(60_000);
    expect(server.calls).toHaveLength(before);
  });
});

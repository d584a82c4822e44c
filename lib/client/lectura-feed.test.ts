import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SensorRow } from '@/lib/domain/ports';
import { ApiError, problemNamed } from './api';
import { createFakeNet, type FakeNet, fakeRest } from './fake-net';
import { createLecturaFeed, type LecturaFeed } from './lectura-feed';
import { createLecturaFeeds } from './lectura-feeds';
import { createLiveClient } from './live-client';
import type { LiveClient } from './live-types';
import { createServerClock } from './server-clock';

/** A server with a table of readings, answering as wire.md says. */
let table: SensorRow[];
let epoch: number;
let failing: 'unavailable' | 'not_allowed' | 'unauthenticated' | undefined;
let net: FakeNet;
let live: LiveClient;
let rest: ReturnType<typeof fakeRest>;
let feed: LecturaFeed;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z') });
  table = [];
  epoch = 1;
  failing = undefined;
  net = createFakeNet();
  net.pongs = true;
  live = createLiveClient(net);
  rest = fakeRest(({ path }) => answer(path));
  feed = createLecturaFeed(deps(), 22, 60_000);
});
afterEach(() => {
  feed.stop();
  live.disable();
  vi.useRealTimers();
});

const deps = () => ({ live, send: rest.send, clock: createServerClock(net.clock), timers: net });
const seqs = () => feed.view().lecturas.map(({ seq }) => seq);
const stored = () => table.map(({ seq }) => seq);
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

function store(count: number): void {
  for (let n = 0; n < count; n += 1) {
    const seq = table.length + 1;
    const before = Date.parse(table.at(-1)?.medido_at ?? '1970-01-01T00:00:00Z');
    const at = new Date(Math.max(Date.now(), before + 1)).toISOString();
    const none = { accel_x: null, accel_y: null, accel_z: null, gyro_x: null, gyro_y: null, gyro_z: null };
    table.push({
      id: epoch * 1_000_000 + seq,
      seq,
      heart_rate: 70,
      ...none,
      created_at: at,
      medido_at: at,
      fuente: 'sensor',
    });
  }
}

const latest = (limit: number) => table.slice(-limit).toReversed();

function snapshot(limit: number) {
  const last = table.at(-1);
  const edad_ms = last ? Date.now() - Date.parse(last.medido_at) : null;
  return {
    type: 'sensor_update',
    data: latest(limit),
    cursor: `${epoch}:${table.length}`,
    at: new Date().toISOString(),
    estado: {
      estado: 'en_vivo' as const,
      edad_ms,
      medido_at: last?.medido_at ?? null,
      cadencia_ms: last ? 1_000 : null,
      fuente: last?.fuente ?? null,
    },
  };
}

function answer(path: string): { data: unknown } {
  if (failing) throw new ApiError(problemNamed(failing));
  const query = new URL(path, 'http://x').searchParams;
  const limit = Number(query.get('limit'));
  const [since, offset] = (query.get('since') ?? '').split(':').map(Number);
  if (since === undefined || offset === undefined) return { data: snapshot(limit) };
  if (since !== epoch || offset > table.length) {
    return { data: { ...snapshot(10), recovered: false, more: false } };
  }
  const part = table.slice(offset, offset + limit);
  const reached = offset + part.length;
  return {
    data: {
      ...snapshot(1),
      data: part.toReversed(),
      cursor: `${epoch}:${reached}`,
      recovered: true,
      more: reached < table.length,
    },
  };
}

function push(): void {
  net.last().frame('sensor_update', latest(10));
}

function goLive(): void {
  net.last().open();
  push();
}

describe('a feed', () => {
  it('starts from the value of the page and reads the rest of the minute', async () => {
    store(55);
    feed.adopt(snapshot(10));
    expect(seqs()).toEqual(stored().slice(-10));
    feed.start();
    await settle();
    expect(seqs()).toEqual(stored());
    expect(rest.calls.map(({ path }) => path)).toEqual([
      '/api/dashboard/sensor_data?consumidor_id=22&since=1:0&limit=1000',
    ]);
  });

  it('starts without one by a plain read', async () => {
    store(3);
    feed.start();
    await settle();
    expect(rest.calls[0]?.path).toBe('/api/dashboard/sensor_data?consumidor_id=22&limit=50');
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('asks for nothing while frames follow one another', async () => {
    store(10);
    feed.start();
    await settle();
    goLive();
    const before = rest.calls.length;
    for (let n = 0; n < 40; n += 1) {
      store(2);
      push();
      await settle(250);
    }
    expect(seqs()).toEqual(stored());
    expect(rest.calls).toHaveLength(before);
    expect(live.list()[0]?.report.cursor).toBe(`1:${table.length}`);
  });

  it('loses and doubles nothing from socket to polling and back', async () => {
    store(10);
    feed.adopt(snapshot(10));
    feed.start();
    goLive();
    await settle(1_000);
    live.disconnect('sensor_data', 22);
    for (let n = 0; n < 12; n += 1) {
      store(15);
      await settle(1_000);
    }
    store(40);
    live.connect('sensor_data', 22);
    goLive();
    await settle(1_000);
    expect(seqs()).toEqual(stored());
    expect(live.list()[0]?.report).toEqual({ cursor: `1:${table.length}`, recovered: true, lost: 0 });
  });

  it('fills the holes of a stream that is faster than its frames, once a second', async () => {
    feed.start();
    goLive();
    await settle(1_000);
    const before = rest.calls.length;
    for (let n = 0; n < 20; n += 1) {
      store(25);
      push();
      await settle(250);
    }
    await settle(1_000);
    expect(seqs()).toEqual(stored());
    expect(rest.calls.length - before).toBeLessThanOrEqual(7);
  });

  it('reads page after page until it stands where the server does', async () => {
    feed.start();
    await settle();
    goLive();
    store(2_500);
    push();
    await settle(1_000);
    expect(seqs()).toEqual(stored());
  });

  it('starts anew after an absence longer than it can hold', async () => {
    feed.start();
    await settle();
    store(20_000);
    await settle(5_000);
    expect(rest.calls.length).toBeLessThan(12);
    expect(seqs().at(-1)).toBe(20_000);
  });

  it('takes the readings of a new epoch for new ones', async () => {
    store(30);
    feed.adopt(snapshot(10));
    feed.start();
    await settle();
    goLive();
    await settle(2_000);
    table = [];
    epoch = 2;
    store(4);
    push();
    await settle(1_000);
    expect(feed.view().lecturas.map(({ id }) => id)).toEqual(table.map(({ id }) => id));
  });
});

describe('polling', () => {
  it('goes on at the pace of the channel, rests while hidden, and reads at once when looked at', async () => {
    feed.start();
    live.disconnect('sensor_data', 22);
    await settle(1_000);
    const first = rest.calls.length;
    await settle(10_000);
    expect(rest.calls.length - first).toBe(2);
    net.hidden = true;
    await settle(60_000);
    expect(rest.calls.length - first).toBe(2);
    net.hidden = false;
    live.wake();
    await settle();
    expect(rest.calls.length - first).toBe(3);
  });

  it('reads at once when the socket closes', async () => {
    feed.start();
    goLive();
    await settle(5_000);
    store(3);
    net.jitter = 1;
    net.last().end(1012);
    await settle();
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('keeps the readings through a failure and goes on where it stood', async () => {
    store(5);
    feed.start();
    live.disconnect('sensor_data', 22);
    await settle();
    failing = 'unavailable';
    store(5);
    await settle(5_000);
    expect(seqs()).toEqual([1, 2, 3, 4, 5]);
    expect(feed.view().problem?.code).toBe('unavailable');
    failing = undefined;
    await settle(5_000);
    expect(seqs()).toEqual(stored());
    expect(feed.view().problem).toBeUndefined();
  });

  it('ends with the data when it is not allowed, by REST or by the socket', async () => {
    store(5);
    feed.start();
    await settle();
    goLive();
    await settle(2_000);
    net.last().end(4003);
    expect(feed.view()).toMatchObject({ lecturas: [], problem: { code: 'not_allowed' } });
    const before = rest.calls.length;
    await settle(600_000);
    expect(rest.calls).toHaveLength(before);
    expect(net.sockets).toHaveLength(1);
  });

  it('tells the socket when REST was refused', async () => {
    failing = 'not_allowed';
    feed.start();
    await settle();
    expect(live.status('sensor_data', 22).phase).toBe('ended');
    await settle(600_000);
    expect(rest.calls).toHaveLength(1);
  });
});

describe('the feeds of a page', () => {
  it('are shared by who shows the same, and outlive a route change by a little', async () => {
    const feeds = createLecturaFeeds(deps());
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
    const before = rest.calls.length;
    await settle(60_000);
    expect(rest.calls).toHaveLength(before);
  });
});

import { environmentManager, isServer, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desiresTracking } from '@/lib/channels/desires-tracking';
import { NEVER_HEARD } from '@/lib/domain/estado';
import { bridge } from './channel-bridge';
import { type ChannelState, channelKey, channelOptions } from './channel-query';
import { createFakeNet, type FakeNet, fakeRest } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient } from './live-types';
import { createServerClock } from './server-clock';

type Data = typeof desiresTracking.example;
const NAME = 'desires_tracking';
const KEY = 'desires_tracking_22';
const row = (deseo_id: number, resolved = false) => ({
  ...desiresTracking.example[0],
  deseo_id,
  resolved,
  fecha_creacion: new Date(1_795_532_400_000 + deseo_id * 60_000).toISOString(),
});

let net: FakeNet;
let live: LiveClient;
let queries: QueryClient;
let rest: ReturnType<typeof fakeRest>;
let stored: { data: Data; cursor: string };
let stops: (() => void)[];

const state = () => queries.getQueryData<ChannelState<Data>>(channelKey(NAME, 22));
const ids = () => state()?.data?.map(({ deseo_id }) => deseo_id);
const snapshot = () => ({
  type: desiresTracking.type,
  ...stored,
  at: new Date().toISOString(),
  estado: NEVER_HEARD,
});

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z') });
  environmentManager.setIsServer(() => false);
  net = createFakeNet();
  net.pongs = true;
  live = createLiveClient(net);
  queries = new QueryClient();
  stored = { data: [row(2), row(1)] as Data, cursor: '1:2' };
  rest = fakeRest(() => ({ data: snapshot() }));
  stops = [bridge({ live, clock: createServerClock(net.clock) }, queries)];
});
afterEach(() => {
  environmentManager.setIsServer(() => isServer);
  for (const stop of stops) stop();
  live.disable();
  queries.clear();
  vi.useRealTimers();
});

/** What the hook does, without a DOM. */
function watch(): void {
  const deps = { live, send: rest.send, clock: createServerClock(net.clock) };
  const options = () =>
    channelOptions(deps, queries, NAME, 22, live.status(NAME, 22), snapshot()) as ConstructorParameters<
      typeof QueryObserver<ChannelState<Data>>
    >[1];
  const observer = new QueryObserver<ChannelState<Data>>(queries, options());
  stops.push(
    live.onStatus(() => observer.setOptions(options())),
    observer.subscribe(() => {}),
    live.subscribe(NAME, 22, state()?.cursor),
  );
}

function goLive(): void {
  net.last().welcome();
  const since = net.last().wanted().get(KEY)?.since;
  if (since) net.last().recovered(KEY, since);
}

describe('a stream in the cache', () => {
  it('goes on from what the page came with, item by item, and asks REST for nothing', async () => {
    watch();
    goLive();
    net.last().data(KEY, 3, 3, [row(3)]);
    net.last().data(KEY, 4, 5, [row(1, true), row(4)]);
    expect(state()).toMatchObject({ data: [row(4), row(3), row(2), row(1, true)], cursor: '1:5' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rest.calls).toHaveLength(0);
  });

  it('goes from socket to polling and back with each item once', async () => {
    watch();
    goLive();
    net.last().data(KEY, 3, 3, [row(3)]);
    net.jitter = 1;
    stored = { data: [row(4), row(3), row(2), row(1)] as Data, cursor: '1:4' };
    net.last().end(1012);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ids()).toEqual([4, 3, 2, 1]);
    net.last().welcome();
    expect(net.last().wanted().get(KEY)?.since).toBe('1:4');
    net.last().recovered(KEY, '1:4');
    net.last().data(KEY, 5, 5, [row(5)]);
    expect(ids()).toEqual([5, 4, 3, 2, 1]);
    expect(state()?.cursor).toBe('1:5');
  });

  it('is read again when a frame does not follow from what is held', async () => {
    watch();
    goLive();
    queries.setQueryData(channelKey(NAME, 22), { ...state(), cursor: '1:1' });
    stored = { data: [row(3), row(2), row(1)] as Data, cursor: '1:3' };
    net.last().data(KEY, 3, 3, [row(3)]);
    await vi.advanceTimersByTimeAsync(0);
    expect(rest.calls).toHaveLength(1);
    expect(ids()).toEqual([3, 2, 1]);
  });

  it('does not let a late poll take it back, nor the socket leave out what that poll had', async () => {
    watch();
    goLive();
    let answer: (reply: object) => void = () => {};
    rest = fakeRest(() => new Promise((resolve) => (answer = resolve)));
    stops.push(live.subscribe(NAME, 22));
    const poll = channelOptions(
      { live, send: rest.send, clock: createServerClock(net.clock) },
      queries,
      NAME,
      22,
      live.status(NAME, 22),
    );
    const polled = queries.fetchQuery({ ...poll, staleTime: 0 });
    stored = { data: [row(4), row(3), row(2), row(1)] as Data, cursor: '1:4' };
    await vi.advanceTimersByTimeAsync(0);
    net.last().data(KEY, 3, 3, [row(3)]);
    answer({ data: snapshot() });
    await polled;
    expect(ids()).toEqual([3, 2, 1]);
    net.last().data(KEY, 4, 4, [row(4)]);
    expect(ids()).toEqual([4, 3, 2, 1]);
  });
});

import { environmentManager, isServer, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desiresStats } from '@/lib/channels/desires-stats';
import { NEVER_HEARD } from '@/lib/domain/estado';
import { ApiError, problemNamed } from './api';
import { bridge } from './channel-bridge';
import { adopt, type ChannelState, channelKey, channelOptions } from './channel-query';
import { createFakeNet, type FakeNet, fakeRest } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient } from './live-types';
import { createServerClock } from './server-clock';

const NAME = 'desires_stats';
const POLL = desiresStats.pollMs;
const row = (total_deseos: number) => ({ ...desiresStats.example[0], total_deseos });
type Data = typeof desiresStats.example;
const data = (total: number) => [row(total)] as Data;

let net: FakeNet;
let live: LiveClient;
let queries: QueryClient;
let rest: ReturnType<typeof fakeRest>;
let reply: () => object | Promise<object>;
let stops: (() => void)[];

const deps = () => ({ live, send: rest.send, clock: createServerClock(net.clock) });
const snapshot = (total: number, at = new Date().toISOString()) => ({
  type: 'desire_stats_update',
  data: data(total),
  cursor: `1:${total}`,
  at,
  estado: NEVER_HEARD,
});
const state = () => queries.getQueryData<ChannelState<Data>>(channelKey(NAME, 22));
const total = () => state()?.data?.[0]?.total_deseos;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z') });
  environmentManager.setIsServer(() => false);
  net = createFakeNet();
  live = createLiveClient(net);
  queries = new QueryClient();
  reply = () => ({ data: snapshot(1) });
  rest = fakeRest(() => reply());
  stops = [bridge(deps(), queries)];
});
afterEach(() => {
  environmentManager.setIsServer(() => isServer);
  for (const stop of stops) stop();
  queries.clear();
  vi.useRealTimers();
});

/** What the hook does, without a DOM: options follow the status of the socket. */
function watch(initial?: ReturnType<typeof snapshot>): QueryObserver<ChannelState<Data>> {
  const options = () =>
    channelOptions(deps(), queries, NAME, 22, live.status(NAME, 22), initial) as ConstructorParameters<
      typeof QueryObserver<ChannelState<Data>>
    >[1];
  const observer = new QueryObserver<ChannelState<Data>>(queries, options());
  stops.push(
    live.onStatus(() => observer.setOptions(options())),
    observer.subscribe(() => {}),
    live.subscribe(NAME, 22),
  );
  return observer;
}

function goLive(value: number): void {
  net.last().welcome();
  net.last().snapshot(`${NAME}_22`, 'desire_stats_update', data(value), `1:${value}`);
}

describe('the first value', () => {
  it('is the one the page came with, and asks for nothing while the socket may come', async () => {
    watch(snapshot(5));
    expect(total()).toBe(5);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(rest.calls).toHaveLength(0);
  });

  it('is asked for at once when the page came without, never waiting for the socket', async () => {
    watch();
    await vi.advanceTimersByTimeAsync(0);
    expect(rest.calls.map(({ path }) => path)).toEqual(['/api/dashboard/desires_stats?consumidor_id=22']);
    expect(total()).toBe(1);
  });

  it('replaces what an earlier page left only when it is newer', () => {
    watch(snapshot(5, '2026-11-24T15:00:00.000Z'));
    adopt(queries, NAME, 22, snapshot(4, '2026-11-24T14:59:00.000Z'));
    expect(total()).toBe(5);
    adopt(queries, NAME, 22, snapshot(6, '2026-11-24T15:01:00.000Z'));
    expect(total()).toBe(6);
  });
});

describe('live', () => {
  it('drops the ETag with the answer that a frame replaced', async () => {
    watch(snapshot(1));
    queries.setQueryData(channelKey(NAME, 22), { ...state(), etag: '"1:1"' });
    goLive(2);
    expect(state()?.etag).toBeUndefined();
  });

  it('takes pushes after the first, which are of now', () => {
    watch(snapshot(5));
    goLive(6);
    vi.advanceTimersByTime(3_000);
    net.last().data(`${NAME}_22`, 7, 7, data(7));
    expect(state()).toMatchObject({ data: data(7), at: '2026-11-24T15:00:03.000Z', cursor: '1:7' });
  });

  it('takes frames and does not poll', async () => {
    net.pongs = true;
    watch(snapshot(5));
    goLive(6);
    expect(total()).toBe(6);
    await vi.advanceTimersByTimeAsync(10 * POLL);
    expect(rest.calls).toHaveLength(0);
  });

  it('asks at once when the socket falls silent, then at the pace of the channel, until frames are back', async () => {
    watch(snapshot(5));
    goLive(6);
    reply = () => ({ data: snapshot(7) });
    net.jitter = 1;
    net.last().end(1012);
    await vi.advanceTimersByTimeAsync(0);
    expect(rest.calls).toHaveLength(1);
    expect(total()).toBe(7);
    live.disconnect(NAME, 22);
    await vi.advanceTimersByTimeAsync(3 * POLL);
    expect(rest.calls).toHaveLength(4);
    live.connect(NAME, 22);
    goLive(8);
    for (let passed = 0; passed < POLL; passed += 1_000) {
      net.last().pong();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(rest.calls).toHaveLength(4);
    expect(total()).toBe(8);
  });

  it('asks within 2 s when no socket comes at all', async () => {
    watch(snapshot(5));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(rest.calls).toHaveLength(1);
  });

  it('is not set back by an answer that was asked for before the frame', async () => {
    let answer: (reply: object) => void = () => {};
    reply = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    watch();
    await vi.advanceTimersByTimeAsync(0);
    goLive(9);
    answer({ data: snapshot(3) });
    await vi.advanceTimersByTimeAsync(0);
    expect(total()).toBe(9);
  });
});

describe('refusals', () => {
  it('ends with the socket when it is not allowed, and shows the data no longer', async () => {
    watch(snapshot(5));
    reply = () => Promise.reject(new ApiError(problemNamed('not_allowed')));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(state()).toMatchObject({ data: undefined, problem: { code: 'not_allowed' } });
    expect(live.status(NAME, 22)).toMatchObject({ phase: 'ended', problem: 'not_allowed' });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(rest.calls).toHaveLength(1);
    expect(net.sockets).toHaveLength(1);
  });

  it('ends when the socket is told that it is not allowed', async () => {
    watch(snapshot(5));
    goLive(6);
    net.last().end(4003);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(state()).toMatchObject({ data: undefined, problem: { code: 'not_allowed' } });
    expect(rest.calls).toHaveLength(0);
  });

  it('keeps the data of somebody signed out, asks once a minute, and is live again after a sign-in', async () => {
    watch(snapshot(5));
    goLive(6);
    net.last().end(4001);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(state()).toMatchObject({ data: data(6), problem: { code: 'unauthenticated' } });
    expect(rest.calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(rest.calls).toHaveLength(1);
    expect(net.sockets).toHaveLength(2);
    goLive(7);
    expect(state()).toMatchObject({ data: data(7), problem: undefined });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desiresStats } from '@/lib/channels/desires-stats';
import { ApiError, problemNamed } from './api';
import { type ChannelState, pollChannel } from './channel-query';
import { createFakeNet, fakeRest } from './fake-net';
import { createLiveClient } from './live-client';
import { createServerClock } from './server-clock';

type Data = typeof desiresStats.example;
const data = (total_deseos: number) => [{ ...desiresStats.example[0], total_deseos }] as Data;

let held: ChannelState<Data> | undefined;
let reply: (etag: string | undefined) => object | Promise<object>;
let rest: ReturnType<typeof fakeRest>;
let poll: () => Promise<ChannelState<Data>>;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z') });
  const net = createFakeNet();
  held = undefined;
  rest = fakeRest(({ options }) => reply(options.etag));
  const deps = { live: createLiveClient(net), send: rest.send, clock: createServerClock(net.clock) };
  poll = () => pollChannel(deps, 'desires_stats', 22, () => held);
});
afterEach(() => {
  vi.useRealTimers();
});

const snapshot = (total: number) => ({
  type: 'desire_stats_update',
  data: data(total),
  cursor: `1:${total}`,
  at: '2026-11-24T15:00:00.000Z',
});
const stateWith = (total: number): ChannelState<Data> => ({
  data: data(total),
  at: '2026-11-24T15:00:00.000Z',
  etag: undefined,
  cursor: undefined,
  problem: undefined,
});

describe('a poll', () => {
  it('sends the ETag of what it holds, and 304 keeps the data but tells the time', async () => {
    reply = (etag) => (etag === '"1:1"' ? { status: 304 } : { data: snapshot(1), etag: '"1:1"' });
    const first = await poll();
    held = first;
    vi.advanceTimersByTime(60_000);
    const second = await poll();
    expect(rest.calls.map(({ options }) => options.etag)).toEqual([undefined, '"1:1"']);
    expect(second).toEqual({ ...first, at: '2026-11-24T15:01:00.000Z' });
  });

  it('keeps the data through a failure and tells the problem until the next answer', async () => {
    held = stateWith(4);
    reply = () => Promise.reject(new ApiError(problemNamed('unavailable')));
    const failed = await poll();
    expect(failed).toMatchObject({ data: data(4), problem: { code: 'unavailable' } });
    held = failed;
    reply = () => ({ data: snapshot(5) });
    expect(await poll()).toMatchObject({ data: data(5), problem: undefined });
  });

  it('that stands before what is held changes nothing, unless the positions count anew', async () => {
    held = { ...stateWith(4), cursor: '1:4' };
    reply = () => ({ data: snapshot(3) });
    expect(await poll()).toMatchObject({ data: data(4), cursor: '1:4' });
    reply = () => ({ data: { ...snapshot(3), cursor: '2:3' } });
    expect(await poll()).toMatchObject({ data: data(3), cursor: '2:3' });
  });

  it('does not take the answer of another channel for its own', async () => {
    held = stateWith(4);
    reply = () => ({ data: { ...snapshot(5), type: 'desire_update' } });
    expect(await poll()).toMatchObject({ data: data(4), problem: { code: 'internal' } });
  });
});

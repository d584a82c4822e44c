import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeNet, type FakeNet } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient, Phase } from './live-types';

let net: FakeNet;
let live: LiveClient;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T17:00:00Z') });
  net = createFakeNet();
  live = createLiveClient(net);
});
afterEach(() => {
  live.disable();
  vi.useRealTimers();
});

const KEY = 'sensor_data_22';
const phase = (): Phase => live.status('sensor_data', 22).phase;
const asked = () => [...net.last().wanted().keys()];

function goLive(): void {
  net.last().welcome();
  net.last().snapshot(KEY, 'sensor_update', []);
}

describe('subscriptions', () => {
  it('share one socket, and one ref a key', () => {
    for (const id of [22, 22, 23]) live.subscribe('sensor_data', id);
    live.subscribe('heart_rate_stats', 22);
    expect(net.sockets).toHaveLength(1);
    net.last().welcome();
    const subscribes = net.last().sent.filter(({ type }) => type === 'subscribe');
    expect(subscribes).toEqual([
      { type: 'subscribe', ref: 'sensor_data_22', channel: 'sensor_data', consumidor_id: 22, rate_hz: 10 },
      { type: 'subscribe', ref: 'sensor_data_23', channel: 'sensor_data', consumidor_id: 23, rate_hz: 10 },
      { type: 'subscribe', ref: 'heart_rate_stats_22', channel: 'heart_rate_stats', consumidor_id: 22 },
    ]);
  });

  it('outlive a route change by 2 s; the last one takes the socket with it', () => {
    net.pongs = true;
    live.subscribe('desires_stats', 22)();
    const first = live.subscribe('sensor_data', 22);
    net.last().welcome();
    first();
    first();
    vi.advanceTimersByTime(1_999);
    const second = live.subscribe('sensor_data', 22);
    vi.advanceTimersByTime(5_000);
    expect(asked()).toEqual([KEY]);
    expect(net.last().closed).toBe(false);
    second();
    vi.advanceTimersByTime(2_000);
    expect(net.last().closed).toBe(true);
    expect(live.list()).toEqual([]);
    live.subscribe('sensor_data', 22);
    expect(net.sockets).toHaveLength(2);
  });

  it('that come later are asked for on the open socket', () => {
    live.subscribe('sensor_data', 22);
    goLive();
    live.subscribe('desires_stats', 22);
    expect(asked()).toEqual([KEY, 'desires_stats_22']);
    expect(live.status('desires_stats', 22).phase).toBe('pending');
    expect(phase()).toBe('live');
  });
});

describe('phases', () => {
  it('poll after 2 s without a subscription, or at once when the socket closes', () => {
    live.subscribe('sensor_data', 22);
    net.last().welcome();
    vi.advanceTimersByTime(1_999);
    expect(phase()).toBe('pending');
    vi.advanceTimersByTime(1);
    expect(phase()).toBe('down');
    live.subscribe('sensor_data', 23);
    net.last().end(1006);
    expect(live.status('sensor_data', 23).phase).toBe('down');
  });

  it('are live only once confirmed, each for itself, and not again before the next confirmation', () => {
    live.subscribe('sensor_data', 22);
    live.subscribe('desires_stats', 22);
    goLive();
    expect(phase()).toBe('live');
    expect(live.status('desires_stats', 22).phase).toBe('pending');
    net.last().end(1012);
    expect(phase()).toBe('down');
    vi.advanceTimersByTime(500);
    net.last().welcome();
    expect(phase()).toBe('down');
    net.last().recovered(KEY, '1:1');
    expect(phase()).toBe('live');
  });

  it('fall with the first pong that misses', () => {
    live.subscribe('sensor_data', 22);
    goLive();
    vi.advanceTimersByTime(8_000);
    expect(phase()).toBe('down');
  });

  it('tell every change with what was before, and nothing in between', () => {
    const seen: [Phase, Phase][] = [];
    live.onStatus(({ before, status }) => {
      if (before.phase !== status.phase) seen.push([before.phase, status.phase]);
    });
    live.subscribe('sensor_data', 22);
    goLive();
    net.last().end(4003);
    expect(seen).toEqual([
      ['pending', 'live'],
      ['live', 'ended'],
    ]);
    expect(live.status('sensor_data', 22).problem).toBe('not_allowed');
  });

  it('end for one that is refused or revoked, and only for that one', () => {
    live.subscribe('sensor_data', 22);
    live.subscribe('desires_stats', 22);
    goLive();
    net.last().snapshot('desires_stats_22', 'desire_stats_update', []);
    net.last().tell({ type: 'revoked', ref: KEY, reason: 'not_allowed' });
    expect(live.status('sensor_data', 22)).toMatchObject({ phase: 'ended', problem: 'not_allowed' });
    expect(live.status('desires_stats', 22).phase).toBe('live');
    live.end('desires_stats', 22);
    expect(live.status('desires_stats', 22)).toMatchObject({ phase: 'ended', problem: 'not_allowed' });
    expect(net.last().closed).toBe(true);
    vi.advanceTimersByTime(600_000);
    expect(net.sockets).toHaveLength(1);
  });

  it('end for all when signed out, and come back when REST answers after a sign-in', () => {
    live.subscribe('sensor_data', 22);
    live.subscribe('desires_stats', 22);
    goLive();
    net.last().end(4001);
    expect(live.status('desires_stats', 22)).toMatchObject({ phase: 'ended', problem: 'unauthenticated' });
    live.revive('sensor_data', 22);
    expect(net.sockets).toHaveLength(2);
    expect(live.status('desires_stats', 22).phase).toBe('pending');
    goLive();
    expect(phase()).toBe('live');
  });
});

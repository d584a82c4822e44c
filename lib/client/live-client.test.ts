import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeNet, type FakeNet } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient, LiveFrame, Phase } from './live-types';

let net: FakeNet;
let live: LiveClient;

beforeEach(() => {
  vi.useFakeTimers();
  net = createFakeNet();
  live = createLiveClient(net);
});
afterEach(() => {
  live.disable();
  vi.useRealTimers();
});

const phase = (): Phase => live.status('sensor_data', 22).phase;

function goLive(): void {
  net.last().open();
  net.last().frame('sensor_update', []);
}

describe('subscriptions', () => {
  it('share one socket a key, at the path of the seed surface', () => {
    live.subscribe('sensor_data', 22);
    live.subscribe('sensor_data', 22);
    live.subscribe('heart_rate_stats', 22);
    live.subscribe('sensor_data', 23);
    expect(net.sockets.map(({ path }) => path)).toEqual([
      '/ws/sensor_data/22/',
      '/ws/heart_rate_stats/22/',
      '/ws/sensor_data/23/',
    ]);
  });

  it('keep the socket over a route change and close it 2 s after the last one ends', () => {
    const first = live.subscribe('sensor_data', 22);
    first();
    first();
    vi.advanceTimersByTime(1_999);
    const second = live.subscribe('sensor_data', 22);
    vi.advanceTimersByTime(10_000 - 1_999 - 1);
    expect(net.sockets).toHaveLength(1);
    expect(net.last().closed).toBe(false);
    second();
    vi.advanceTimersByTime(2_000);
    expect(net.last().closed).toBe(true);
    expect(live.list()).toEqual([]);
  });
});

describe('phases', () => {
  it('poll after 2 s without a frame, or at once when the socket closes', () => {
    live.subscribe('sensor_data', 22);
    vi.advanceTimersByTime(1_999);
    expect(phase()).toBe('pending');
    vi.advanceTimersByTime(1);
    expect(phase()).toBe('down');
    live.subscribe('sensor_data', 23);
    net.last().end(1006);
    expect(live.status('sensor_data', 23).phase).toBe('down');
  });

  it('are live from the first frame until the close, and not live again before the next first frame', () => {
    live.subscribe('sensor_data', 22);
    goLive();
    expect(phase()).toBe('live');
    net.last().end(1012);
    expect(phase()).toBe('down');
    vi.advanceTimersByTime(500);
    net.last().open();
    expect(phase()).toBe('down');
    net.last().frame('sensor_update', []);
    expect(phase()).toBe('live');
  });

  it('tell every change with what was before', () => {
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

  it('end for the socket when REST was refused, and come back when it answers after a sign-in', () => {
    live.subscribe('sensor_data', 22);
    live.end('sensor_data', 22, 'unauthenticated');
    expect(phase()).toBe('ended');
    live.revive('sensor_data', 22);
    expect(net.sockets).toHaveLength(2);
    live.end('sensor_data', 22, 'not_allowed');
    live.revive('sensor_data', 22);
    expect(net.sockets).toHaveLength(2);
  });
});

describe('frames', () => {
  it('reach listeners and move the mark of their key only', () => {
    const seen: LiveFrame[] = [];
    const stop = live.onFrame((frame) => seen.push(frame));
    live.subscribe('sensor_data', 22);
    live.subscribe('sensor_data', 23);
    const before = live.mark('sensor_data', 22);
    goLive();
    expect(seen).toEqual([{ channel: 'sensor_data', consumidorId: 23, type: 'sensor_update', data: [] }]);
    expect(live.mark('sensor_data', 22)).toBe(before);
    expect(live.mark('sensor_data', 23)).toBeGreaterThan(before);
    stop();
    net.last().frame('sensor_update', []);
    expect(seen).toHaveLength(1);
  });
});

describe('a channel whose pushes have a type of their own', () => {
  it('goes live by the first message and takes both', () => {
    const seen: LiveFrame[] = [];
    live.onFrame((frame) => seen.push(frame));
    live.subscribe('notificaciones', 7);
    expect(net.last().path).toBe('/ws/notificaciones/7/');
    net.last().open();
    net.last().frame('initial_notifications', []);
    net.last().frame('marked_read', []);
    net.last().frame('new_notification', []);
    expect(seen.map(({ type }) => type)).toEqual(['initial_notifications', 'new_notification']);
    expect(live.status('notificaciones', 7).phase).toBe('live');
  });
});

describe('switching sockets off', () => {
  it('closes all, lets no new one open, and opens those needed when switched on', () => {
    live.subscribe('sensor_data', 22);
    goLive();
    live.disable();
    expect(net.last().closed).toBe(true);
    expect(phase()).toBe('down');
    live.subscribe('desires_stats', 22);
    vi.advanceTimersByTime(60_000);
    live.wake();
    expect(net.sockets).toHaveLength(1);
    live.enable();
    expect(net.sockets).toHaveLength(3);
  });

  it('holds one channel closed until connect', () => {
    live.subscribe('sensor_data', 22);
    live.disconnect('sensor_data', 22);
    live.subscribe('sensor_data', 22);
    vi.advanceTimersByTime(60_000);
    expect(net.sockets).toHaveLength(1);
    expect(phase()).toBe('down');
    live.connect('sensor_data', 22);
    expect(net.sockets).toHaveLength(2);
  });
});

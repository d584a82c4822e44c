import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeNet, type FakeNet } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient, LiveFrame, Phase } from './live-types';

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

describe('frames', () => {
  it('reach listeners and move the mark of their key only', () => {
    const seen: LiveFrame[] = [];
    const stop = live.onFrame((frame) => seen.push(frame));
    live.subscribe('sensor_data', 22);
    live.subscribe('desires_stats', 22);
    const before = live.mark('sensor_data', 22);
    net.last().welcome();
    net.last().snapshot('desires_stats_22', 'desire_stats_update', ['a'], '1:4');
    net.last().data('desires_stats_22', 5, 5, ['b']);
    expect(seen).toMatchObject([
      { channel: 'desires_stats', consumidorId: 22, kind: 'whole', cursor: '1:4', data: ['a'] },
      { type: 'desire_stats_update', kind: 'whole', cursor: '1:5', at: undefined, data: ['b'] },
    ]);
    expect(live.mark('sensor_data', 22)).toBe(before);
    expect(live.mark('desires_stats', 22)).toBeGreaterThan(before);
    stop();
    net.last().data('desires_stats_22', 6, 6, ['c']);
    expect(seen).toHaveLength(2);
  });

  it('have the type of a push where the channel has one', () => {
    const seen: string[] = [];
    live.onFrame(({ type }) => seen.push(type));
    live.subscribe('notificaciones', 7);
    net.last().welcome();
    net.last().snapshot('notificaciones_7', 'initial_notifications', [], '1:3');
    net.last().data('notificaciones_7', 4, 4, []);
    expect(seen).toEqual(['initial_notifications', 'new_notification']);
  });

  it('of a subscription that was ended count for nothing', () => {
    const seen: LiveFrame[] = [];
    live.onFrame((frame) => seen.push(frame));
    live.subscribe('sensor_data', 22);
    goLive();
    live.disconnect('sensor_data', 22);
    net.last().data(KEY, 2, 2, []);
    expect(seen).toHaveLength(1);
  });
});

describe('switching the socket off', () => {
  it('closes it, lets no new one open, and asks for what is needed when switched on', () => {
    live.subscribe('sensor_data', 22);
    goLive();
    live.disable();
    expect(net.last().closed).toBe(true);
    expect(phase()).toBe('down');
    live.subscribe('desires_stats', 22);
    expect(live.status('desires_stats', 22).phase).toBe('down');
    vi.advanceTimersByTime(60_000);
    live.wake();
    expect(net.sockets).toHaveLength(1);
    live.enable();
    expect(net.sockets).toHaveLength(2);
    net.last().welcome();
    expect(asked()).toEqual([KEY, 'desires_stats_22']);
  });

  it('holds one channel back until connect', () => {
    live.subscribe('desires_stats', 22);
    live.subscribe('sensor_data', 22);
    goLive();
    live.disconnect('sensor_data', 22);
    expect(asked()).toEqual(['desires_stats_22']);
    live.subscribe('sensor_data', 22);
    vi.advanceTimersByTime(5_000);
    expect(asked()).toEqual(['desires_stats_22']);
    expect(live.status('sensor_data', 22)).toMatchObject({ phase: 'down', ready: 'CLOSED' });
    live.connect('sensor_data', 22);
    expect(asked()).toEqual(['desires_stats_22', KEY]);
    expect(phase()).toBe('pending');
  });
});

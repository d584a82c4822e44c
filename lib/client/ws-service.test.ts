import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeNet, type FakeNet } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient } from './live-types';
import { createWsService, type WsService } from './ws-service';

let net: FakeNet;
let live: LiveClient;
let service: WsService & { close(): void };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z') });
  net = createFakeNet();
  live = createLiveClient(net);
  service = createWsService(live);
});
afterEach(() => {
  service.close();
  live.disable();
  vi.useRealTimers();
});

function goLive(): void {
  net.last().welcome();
  net.last().snapshot('sensor_data_22', 'sensor_update', [], '1:41');
}

describe('window.wsService', () => {
  it('tells totals and the state of each channel; asked for but not confirmed is still CONNECTING', () => {
    live.subscribe('sensor_data', 22, '1:40');
    net.last().welcome();
    vi.advanceTimersByTime(12);
    net.last().pong();
    net.last().recovered('sensor_data_22', '1:40');
    net.last().data('sensor_data_22', 41, 41, [{ seq: 41 }]);
    live.subscribe('heart_rate_stats', 22);
    const stream = { cursor: '1:41', recovered: true, continuo_desde: '2026-11-24T15:00:00.000Z' };
    const state = { cursor: null, recovered: null, continuo_desde: null };
    expect(service.getStats()).toEqual({
      totalConnections: 2,
      activeConnections: 1,
      channels: [
        {
          channel: 'sensor_data_22',
          state: 'OPEN',
          isActive: true,
          transport: 'vivo',
          rttMs: 12,
          lost: 0,
          ...stream,
        },
        {
          channel: 'heart_rate_stats_22',
          state: 'CONNECTING',
          isActive: false,
          transport: 'conectando',
          rttMs: 12,
          lost: 0,
          ...state,
        },
      ],
    });
    service.disable();
    expect(service.getStats()).toMatchObject({
      activeConnections: 0,
      channels: [
        { state: 'CLOSED', transport: 'sondeo' },
        { state: 'CLOSED', transport: 'sondeo' },
      ],
    });
  });

  it('opens a channel of its own and closes it, named in either way', () => {
    service.connect('sensor-data', 22);
    service.connect('sensor_data_22');
    service.connect('no_such_channel', 22);
    expect(net.sockets).toHaveLength(1);
    goLive();
    expect(service.isConnected('sensor_data_22')).toBe(true);
    expect(service.isConnected('sensor_data', 23)).toBe(false);
    service.disconnect('sensor_data', 22);
    expect(service.isConnected('sensor_data_22')).toBe(false);
    vi.advanceTimersByTime(2_000);
    expect(service.getStats().totalConnections).toBe(0);
  });

  it('delivers messages by key, channel, type or all, until off', () => {
    const seen: string[] = [];
    for (const name of ['sensor_data_22', 'sensor-data', 'sensor_update', '*', 'sensor_data_23']) {
      service.on(name, ({ type }, place) => seen.push(`${name} ${type} ${place.consumidor_id}`));
    }
    service.connect('sensor_data', 22);
    goLive();
    expect(seen).toEqual([
      'sensor_data_22 sensor_update 22',
      'sensor-data sensor_update 22',
      'sensor_update sensor_update 22',
      '* sensor_update 22',
    ]);
    for (const name of ['sensor_data_22', 'sensor_data', 'sensor_update', '*']) service.off(name);
    net.last().data('sensor_data_22', 42, 42, []);
    expect(seen).toHaveLength(4);
  });

  it('asks for the whole again through a live subscription only', () => {
    service.connect('sensor_data', 22);
    expect(service.send('sensor_data_22', { type: 'request_data' })).toBe(false);
    goLive();
    expect(service.send('sensor_data_22', { type: 'request_data' })).toBe(true);
    expect(service.send('sensor_data', 22, { type: 'request_data' })).toBe(true);
    for (const other of [{ type: 'other' }, 'request_data', null]) {
      expect(service.send('sensor_data_22', other)).toBe(false);
    }
    const subscribes = net.last().sent.filter(({ type }) => type === 'subscribe');
    expect(subscribes).toHaveLength(3);
  });

  it('disconnectAll leaves everything to polling until enable', () => {
    live.subscribe('sensor_data', 22);
    live.subscribe('desires_stats', 22);
    service.disconnectAll();
    expect(net.last().closed).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(net.sockets).toHaveLength(1);
    service.enable();
    expect(net.sockets).toHaveLength(2);
    net.last().welcome();
    expect([...net.last().wanted().keys()]).toEqual(['sensor_data_22', 'desires_stats_22']);
  });
});

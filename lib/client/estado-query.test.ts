import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sensorData } from '@/lib/channels/sensor-data';
import type { Estado } from '@/lib/domain/estado';
import { ApiError, problemNamed } from './api';
import {
  advance,
  badgeAt,
  bridgeEstado,
  type EstadoState,
  estadoKey,
  estadoPollEvery,
  pollEstado,
} from './estado-query';
import { createFakeNet, type FakeNet, fakeRest } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient } from './live-types';
import { createServerClock } from './server-clock';

const NOW = Date.parse('2026-11-24T15:00:10Z');
const HEARD: Estado = {
  estado: 'en_vivo',
  edad_ms: 4_000,
  medido_at: '2026-11-24T15:00:06.000Z',
  cadencia_ms: 5_000,
  fuente: 'sensor',
};
const NEVER: Estado = { estado: 'nunca', edad_ms: null, medido_at: null, cadencia_ms: null, fuente: null };
const reading = (second: number, fuente: 'sensor' | 'simulado' = 'sensor') => ({
  ...sensorData.example[0],
  medido_at: `2026-11-24T15:00:${String(second).padStart(2, '0')}.000Z`,
  fuente,
});

describe('the badge', () => {
  it('ages between messages and turns as the server would turn it', () => {
    const ages = [0, 10_999, 11_000, 45_999, 46_000].map((later) => badgeAt(HEARD, NOW + later));
    expect(ages.map(({ edadMs }) => edadMs)).toEqual([4_000, 14_999, 15_000, 49_999, 50_000]);
    expect(ages.map(({ estado }) => estado)).toEqual([
      'en_vivo',
      'en_vivo',
      'retrasado',
      'retrasado',
      'sin_senal',
    ]);
  });

  it('is as rendered while there is no time to count from', () => {
    expect(badgeAt(HEARD, undefined)).toEqual({ estado: 'en_vivo', edadMs: 4_000, fuente: 'sensor' });
  });

  it('has no age without a reading, and none below zero', () => {
    expect(badgeAt(NEVER, NOW)).toEqual({ estado: 'nunca', edadMs: null, fuente: null });
    expect(badgeAt(undefined, NOW)).toEqual({ estado: 'nunca', edadMs: null, fuente: null });
    expect(badgeAt(HEARD, NOW - 60_000).edadMs).toBe(0);
  });
});

describe('a newer reading', () => {
  it('moves the estado on, a late one never moves it back', () => {
    const next = advance(HEARD, reading(9, 'simulado'));
    expect(next).toMatchObject({ medido_at: reading(9).medido_at, fuente: 'simulado', cadencia_ms: 5_000 });
    expect(advance(next, reading(8))).toBe(next);
  });

  it('ends nunca', () => {
    expect(badgeAt(advance(NEVER, reading(9)), NOW)).toEqual({
      estado: 'en_vivo',
      edadMs: 1_000,
      fuente: 'sensor',
    });
  });
});

describe('polling', () => {
  let net: FakeNet;
  let live: LiveClient;
  let queries: QueryClient;
  let reply: () => Estado | Promise<Estado>;
  const key = estadoKey(22);
  const held = () => queries.getQueryData<EstadoState>(key);
  const setUp = () => {
    const rest = fakeRest(async () => ({ data: await reply() }));
    return { live, send: rest.send, clock: createServerClock(net.clock), calls: rest.calls };
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
    net = createFakeNet();
    live = createLiveClient(net);
    queries = new QueryClient();
    queries.setQueryData<EstadoState>(key, { estado: HEARD, problem: undefined });
  });
  afterEach(() => {
    live.disable();
    vi.useRealTimers();
  });

  it('asks for the estado and learns the time of the server from its age', async () => {
    reply = () => ({ ...HEARD, edad_ms: 64_000 });
    const deps = setUp();
    expect(await pollEstado(deps, 22, held)).toMatchObject({
      estado: { edad_ms: 64_000 },
      problem: undefined,
    });
    expect(deps.calls[0]?.path).toBe('/api/consumidores/22/estado');
    expect(deps.clock.now()).toBe(NOW + 60_000);
  });

  it('keeps the estado through a failure, and lets go of it when it is not allowed', async () => {
    reply = () => Promise.reject(new ApiError(problemNamed('unavailable')));
    expect(await pollEstado(setUp(), 22, held)).toEqual({ estado: HEARD, problem: 'unavailable' });
    reply = () => Promise.reject(new ApiError(problemNamed('not_allowed')));
    expect(await pollEstado(setUp(), 22, held)).toEqual({ estado: undefined, problem: 'not_allowed' });
    expect(estadoPollEvery('unavailable')).toBe(10_000);
    expect(estadoPollEvery('not_allowed')).toBe(false);
  });

  it('is not set back by an answer that a frame overtook', async () => {
    const stop = bridgeEstado({ live }, queries);
    live.subscribe('sensor_data', 22);
    reply = () => {
      net.last().open();
      net.last().frame('sensor_update', [reading(9), reading(8)]);
      return { ...HEARD, medido_at: reading(7).medido_at, edad_ms: 3_000 };
    };
    const next = await pollEstado(setUp(), 22, held);
    expect(next.estado?.medido_at).toBe(reading(9).medido_at);
    stop();
  });

  it('otherwise believes the server, even when it takes a reading back', async () => {
    const earlier = { ...HEARD, medido_at: reading(1).medido_at, edad_ms: 9_000 };
    reply = () => earlier;
    expect((await pollEstado(setUp(), 22, held)).estado).toEqual(earlier);
  });

  it('is moved on at once by the newest reading of a frame, for that person only', () => {
    const stop = bridgeEstado({ live }, queries);
    live.subscribe('sensor_data', 23);
    net.last().open();
    net.last().frame('sensor_update', [reading(9)]);
    expect(held()?.estado).toEqual(HEARD);
    expect(queries.getQueryData(estadoKey(23))).toBeUndefined();
    live.subscribe('sensor_data', 22);
    net.last().open();
    net.last().frame('sensor_update', [reading(8), reading(9), reading(2)]);
    expect(held()?.estado?.medido_at).toBe(reading(9).medido_at);
    stop();
  });
});

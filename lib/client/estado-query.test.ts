import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sensorData } from '@/lib/channels/sensor-data';
import type { Estado } from '@/lib/domain/estado';
import { ApiError, problemNamed } from './api';
import { bridgeEstado, type EstadoState, estadoKey, estadoPollEvery, pollEstado } from './estado-query';
import { createFakeNet, type FakeNet, fakeRest } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient } from './live-types';
import { createServerClock } from './server-clock';

const NOW = Date.parse('2026-11-24T15:00:10Z');
const HEARD: Estado = {
  estado: 'en_vivo',
  edad_ms: 4_000,
  medido_at: '2026-11-24T15:00:06.000Z',
  visto_at: '2026-11-24T15:00:06.500Z',
  cadencia_ms: 5_000,
  fuente: 'sensor',
  bateria: 83,
  desfase_ms: 500,
};
const reading = (second: number, fuente: 'sensor' | 'simulado' = 'sensor') => ({
  ...sensorData.example[0],
  medido_at: at(second),
  created_at: at(second),
  fuente,
});
const at = (second: number) => `2026-11-24T15:00:${String(second).padStart(2, '0')}.000Z`;

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

  it('asks the server after a silence, since readings do not say whether the sensor is worn', () => {
    const stop = bridgeEstado({ live }, queries);
    live.subscribe('sensor_data', 22);
    net.last().open();
    net.last().frame('sensor_update', [reading(9)]);
    expect(queries.getQueryState(key)?.isInvalidated).toBe(false);
    net.last().frame('sensor_update', [reading(24)]);
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true);
    stop();
  });
});

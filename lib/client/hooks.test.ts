import { QueryClient, QueryClientProvider, type UseQueryResult } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { sensorData } from '@/lib/channels/sensor-data';
import type { Estado } from '@/lib/domain/estado';
import type { Snapshot } from '@/lib/domain/snapshot';
import { problemNamed } from './api';
import { channelKey } from './channel-query';
import { createFakeNet, fakeRest } from './fake-net';
import { createLecturaFeeds } from './lectura-feeds';
import { createLiveClient } from './live-client';
import { LiveContext } from './live-context';
import { createServerClock } from './server-clock';
import { useChannel } from './use-channel';
import { shownEstado, useEstado } from './use-estado';
import { useLecturas } from './use-lecturas';
import { useNow } from './use-now';
import { useQuery } from './use-query';

const ESTADO: Estado = {
  estado: 'retrasado',
  edad_ms: 20_000,
  medido_at: '2026-11-24T15:00:00.000Z',
  visto_at: '2026-11-24T15:00:00.300Z',
  cadencia_ms: 5_000,
  fuente: 'simulado',
  bateria: 83,
  desfase_ms: 300,
};
const SNAPSHOT: Snapshot<typeof sensorData.example> = {
  type: 'sensor_update',
  data: sensorData.example,
  cursor: '1:41',
  at: '2026-11-24T15:00:20.000Z',
  estado: ESTADO,
};

/** What a page says when the server draws it, which is what its hydration must say as well. */
function drawn<T>(use: () => T, queries = new QueryClient()): T & object {
  const net = createFakeNet();
  const rest = fakeRest(() => ({}));
  const live = createLiveClient(net);
  const reads = { live, send: rest.send, clock: createServerClock(net.clock) };
  const page = { ...reads, feeds: createLecturaFeeds({ ...reads, timers: net }), usuario_id: 1 };
  let seen: T | undefined;
  function Probe() {
    seen = use();
    return null;
  }
  const inside = (child: ReactNode) =>
    createElement(
      QueryClientProvider,
      { client: queries },
      createElement(LiveContext.Provider, { value: page }, child),
    );
  renderToString(inside(createElement(Probe)));
  expect(net.sockets).toHaveLength(0);
  expect(rest.calls).toHaveLength(0);
  return seen as T & object;
}

const seenOf = ({ data, status, isPending, isError }: UseQueryResult) => ({
  data,
  status,
  isPending,
  isError,
});

describe('a page drawn on the server', () => {
  it('shows the data it came with and opens nothing', () => {
    expect(drawn(() => useChannel('sensor_data', 22, SNAPSHOT))).toEqual({
      data: SNAPSHOT.data,
      at: SNAPSHOT.at,
      transport: 'sondeo',
      isLoading: false,
      problem: undefined,
    });
  });

  it('says that it is connecting while nothing is known', () => {
    expect(drawn(() => useChannel('sensor_data', 22))).toEqual({
      data: undefined,
      at: undefined,
      transport: 'conectando',
      isLoading: true,
      problem: undefined,
    });
    expect(drawn(() => useLecturas(22))).toMatchObject({ lecturas: [], transport: 'conectando' });
  });

  it('shows the readings and the age as they were, without a clock of its own', () => {
    expect(drawn(() => useLecturas(22, SNAPSHOT))).toMatchObject({
      lecturas: SNAPSHOT.data,
      transport: 'sondeo',
    });
    expect(drawn(() => useEstado(22, ESTADO))).toEqual({
      estado: 'retrasado',
      edadMs: 20_000,
      fuente: 'simulado',
      bateria: 83,
      desfaseMs: 300,
    });
    expect(drawn(() => ({ now: useNow() })).now).toBe(0);
  });

  it('draws what it was given, whatever a neighbour that hydrated earlier left in the cache', () => {
    const queries = new QueryClient();
    queries.setQueryData(channelKey('sensor_data', 22), { data: [], at: '2026-11-24T15:00:30.000Z' });
    expect(drawn(() => useChannel('sensor_data', 22), queries)).toMatchObject({
      data: undefined,
      transport: 'conectando',
    });
    expect(drawn(() => useChannel('sensor_data', 22, SNAPSHOT), queries)).toMatchObject({
      data: SNAPSHOT.data,
      at: SNAPSHOT.at,
    });
  });

  it('draws nothing of a query that only such a neighbour has an answer to', () => {
    const queries = new QueryClient();
    queries.setQueryData(['antojo'], 'theirs');
    const options = { queryKey: ['antojo'], queryFn: () => Promise.resolve('asked') };
    const pending = { data: undefined, status: 'pending', isPending: true, isError: false };
    expect(seenOf(drawn(() => useQuery(options), queries))).toEqual(pending);
    const given = { data: 'given', status: 'success', isPending: false, isError: false };
    expect(seenOf(drawn(() => useQuery({ ...options, initialData: 'given' }), queries))).toEqual(given);
  });

  it('shows an estado no longer that one may not see', () => {
    const refused = { data: undefined, problem: problemNamed('not_allowed') };
    expect(shownEstado(refused, ESTADO)).toBeUndefined();
    expect(shownEstado({ data: undefined, problem: problemNamed('unavailable') }, ESTADO)).toBe(ESTADO);
  });

  it('needs its provider', () => {
    function Lost() {
      useLecturas(22);
      return null;
    }
    expect(() => renderToString(createElement(Lost))).toThrow('LiveProvider');
  });
});

import { environmentManager, isServer, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { estado as channel } from '@/lib/channels/estado';
import type { Estado } from '@/lib/domain/estado';
import { bridge } from './channel-bridge';
import { type ChannelState, channelKey, channelOptions } from './channel-query';
import { badgeAt } from './estado-badge';
import { createFakeNet, type FakeNet, fakeRest } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient } from './live-types';
import { createServerClock, type ServerClock } from './server-clock';

const SERVER_AHEAD_MS = 40_000;

let net: FakeNet;
let live: LiveClient;
let clock: ServerClock;
let queries: QueryClient;
let rest: ReturnType<typeof fakeRest>;
let newest: number;
let stops: (() => void)[];

const serverNow = () => Date.now() + SERVER_AHEAD_MS;
const iso = (ms: number) => new Date(ms).toISOString();

/** What the server says now of a device that was heard at `newest`. */
const said = (estado: Estado['estado'] = 'en_vivo'): Estado => ({
  ...channel.example,
  estado,
  medido_at: iso(newest),
  visto_at: iso(newest),
  edad_ms: serverNow() - newest,
  cadencia_ms: 5_000,
});
const badge = () =>
  badgeAt(queries.getQueryData<ChannelState<Estado>>(channelKey('estado', 22))?.data, clock.now());

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z') });
  environmentManager.setIsServer(() => false);
  net = createFakeNet();
  net.pongs = true;
  live = createLiveClient(net);
  clock = createServerClock(net.clock);
  queries = new QueryClient();
  newest = serverNow();
  rest = fakeRest(() => ({
    data: { type: channel.type, data: said(), cursor: '1:1', at: iso(serverNow()), estado: said() },
  }));
  stops = [bridge({ live, clock }, queries), watch()];
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  environmentManager.setIsServer(() => isServer);
  for (const stop of stops) stop();
  queries.clear();
  vi.useRealTimers();
});

/** What the hook does, without a DOM. */
function watch(): () => void {
  const deps = { live, send: rest.send, clock };
  const options = () =>
    channelOptions(deps, queries, 'estado', 22, live.status('estado', 22)) as ConstructorParameters<
      typeof QueryObserver<ChannelState<Estado>>
    >[1];
  const observer = new QueryObserver<ChannelState<Estado>>(queries, options());
  const ends = [
    live.onStatus(() => observer.setOptions(options())),
    observer.subscribe(() => {}),
    live.subscribe('estado', 22),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function goLive(): void {
  net.last().welcome();
  net.last().snapshot('estado_22', channel.type, said());
}

describe('the estado over its channel', () => {
  it('is asked for at once, which tells the time of the server whatever the phone says', () => {
    expect(rest.calls.map(({ path }) => path)).toEqual(['/api/dashboard/estado?consumidor_id=22']);
    expect(clock.now()).toBe(serverNow());
    expect(badge()).toMatchObject({ estado: 'en_vivo', edadMs: 0 });
  });

  it('turns with each frame at once, and nothing is asked for meanwhile', async () => {
    goLive();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(badge()).toMatchObject({ estado: 'retrasado', edadMs: 30_000 });
    newest = serverNow() - 1_000;
    net.last().data('estado_22', 2, 2, said('no_puesto'));
    expect(badge()).toMatchObject({ estado: 'no_puesto', edadMs: 1_000 });
    net.last().data('estado_22', 3, 3, said());
    expect(badge()).toMatchObject({ estado: 'en_vivo', edadMs: 1_000 });
    expect(rest.calls).toHaveLength(1);
  });

  it('is never live because the connection is', async () => {
    goLive();
    await vi.advanceTimersByTimeAsync(14_999);
    expect(badge().estado).toBe('en_vivo');
    await vi.advanceTimersByTimeAsync(1);
    expect(badge().estado).toBe('retrasado');
    await vi.advanceTimersByTimeAsync(35_000);
    expect(badge()).toMatchObject({ estado: 'sin_senal', edadMs: 50_000 });
    expect(live.status('estado', 22).phase).toBe('live');
  });

  it('goes on by polling when the socket falls, at once and then every ten seconds', async () => {
    goLive();
    await vi.advanceTimersByTimeAsync(20_000);
    newest = serverNow();
    live.disconnect('estado', 22);
    await vi.advanceTimersByTimeAsync(0);
    expect(badge()).toMatchObject({ estado: 'en_vivo', edadMs: 0 });
    expect(rest.calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(rest.calls).toHaveLength(4);
    expect(badge()).toMatchObject({ estado: 'retrasado', edadMs: 20_000 });
  });
});

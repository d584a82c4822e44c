import type { Up } from '@/lib/channels/protocol';
import type { SensorRow } from '@/lib/domain/reads';
import { ApiError, problemNamed } from './api';
import { createFakeNet, type FakeNet, type FakeSocket, fakeRest } from './fake-net';
import type { FeedDeps } from './lectura-feed';
import { createLiveClient } from './live-client';
import { createServerClock } from './server-clock';

/** For tests: a server with a table of readings, answering `GET …/sensor_data` and the native socket by wire.md. */
export type FakeServer = {
  table: SensorRow[];
  epoch: number;
  /** Whether a socket still gets what it missed. */
  recoverable: boolean;
  /** The offset that each socket stands at. */
  sent: Map<FakeSocket, number>;
  failing: 'unavailable' | 'not_allowed' | undefined;
  net: FakeNet;
  calls: { path: string }[];
  deps: FeedDeps;
  /** Stores readings of the present moment, one after another. */
  store(count: number): void;
  snapshot(limit: number): ReturnType<typeof snapshotOf>;
  /** Sends what was stored since the last time. */
  push(): void;
  /** Lets the newest socket in and answers its subscription. */
  goLive(): void;
  stored(): number[];
};

export function createFakeServer(): FakeServer {
  const net = createFakeNet();
  net.pongs = true;
  net.serve = (message, socket) => {
    if (message.type === 'subscribe') subscribed(server, socket, message);
  };
  const rest = fakeRest(({ path }) => answer(server, path));
  const server: FakeServer = {
    table: [],
    epoch: 1,
    recoverable: true,
    sent: new Map(),
    failing: undefined,
    net,
    calls: rest.calls,
    deps: {
      live: createLiveClient(net),
      send: rest.send,
      clock: createServerClock(net.clock),
      timers: net,
    },
    store: (count) => {
      for (let n = 0; n < count; n += 1) server.table.push(nextRow(server));
    },
    snapshot: (limit) => snapshotOf(server, limit),
    push: () => pushTo(server, net.last()),
    goLive: () => net.last().welcome(),
    stored: () => server.table.map(({ seq }) => seq),
  };
  return server;
}

function nextRow({ table, epoch }: FakeServer): SensorRow {
  const seq = table.length + 1;
  const before = Date.parse(table.at(-1)?.medido_at ?? '1970-01-01T00:00:00Z');
  const at = new Date(Math.max(Date.now(), before + 1)).toISOString();
  const none = { accel_x: null, accel_y: null, accel_z: null, gyro_x: null, gyro_y: null, gyro_z: null };
  const id = epoch * 1_000_000 + seq;
  return { id, seq, heart_rate: 70, ...none, created_at: at, medido_at: at, fuente: 'sensor' };
}

type Subscribe = Extract<Up, { type: 'subscribe' }>;

function subscribed(server: FakeServer, socket: FakeSocket, { ref, since }: Subscribe): void {
  const [epoch, offset = 0] = (since ?? '').split(':').map(Number);
  if (since && server.recoverable && epoch === server.epoch && offset <= server.table.length) {
    server.sent.set(socket, offset);
    socket.recovered(ref, since);
    pushTo(server, socket);
    return;
  }
  const { cursor, ...snapshot } = snapshotOf(server, 10);
  server.sent.set(socket, server.table.length);
  socket.tell({ type: 'subscribed', ref, cursor, recovered: false, snapshot });
}

function pushTo({ table, sent }: FakeServer, socket: FakeSocket): void {
  const offset = sent.get(socket) ?? 0;
  const items = table.slice(offset).toReversed();
  sent.set(socket, table.length);
  if (items.length > 0) socket.data('sensor_data_22', offset + 1, table.length, items);
}

function latest({ table }: FakeServer, limit: number): SensorRow[] {
  return table.slice(-limit).toReversed();
}

function snapshotOf(server: FakeServer, limit: number) {
  const last = server.table.at(-1);
  return {
    type: 'sensor_update',
    data: latest(server, limit),
    cursor: `${server.epoch}:${server.table.length}`,
    at: new Date().toISOString(),
    estado: {
      estado: 'en_vivo' as const,
      edad_ms: last ? Date.now() - Date.parse(last.medido_at) : null,
      medido_at: last?.medido_at ?? null,
      visto_at: last?.created_at ?? null,
      cadencia_ms: last ? 1_000 : null,
      fuente: last?.fuente ?? null,
      bateria: null,
      desfase_ms: null,
    },
  };
}

function answer(server: FakeServer, path: string): { data: unknown } {
  const { table, epoch, failing } = server;
  if (failing) throw new ApiError(problemNamed(failing));
  const query = new URL(path, 'http://x').searchParams;
  const limit = Number(query.get('limit'));
  const [since, offset] = (query.get('since') ?? '').split(':').map(Number);
  if (since === undefined || offset === undefined) return { data: snapshotOf(server, limit) };
  if (since !== epoch || offset > table.length) {
    return { data: { ...snapshotOf(server, 10), recovered: false, more: false } };
  }
  const part = table.slice(offset, offset + limit);
  const reached = offset + part.length;
  const missed = { data: part.toReversed(), cursor: `${epoch}:${reached}` };
  return {
    data: { ...snapshotOf(server, 1), ...missed, recovered: true, more: reached < table.length },
  };
}

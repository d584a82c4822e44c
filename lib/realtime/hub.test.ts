import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Channel, type ChannelName, channelNamed } from '@/lib/channels/registry';
import type { Clock } from '@/lib/domain/clock';
import type { OwnerKey } from '@/lib/domain/events';
import type { SnapshotsSource, Version } from '@/lib/domain/reads';
import { noTelemetry } from '@/lib/domain/telemetry';
import type { Resolucion } from '@/lib/domain/terms';
import { createHub, type Hub } from './hub';
import { memoryBus } from './memory-bus';
import { createSnapshots, type Snapshots } from './snapshots';

const clock: Clock = { now: () => new Date() };
const log = { error: vi.fn() };
const bus = memoryBus();
const watched: OwnerKey[] = [];
const version: Version = {
  zona_horaria: 'America/Tijuana',
  cursors: {
    lecturas: at(0),
    ventanas: at(0),
    analisis: at(0),
    deseos: at(0),
    consumos: at(0),
    notificaciones: at(0),
  },
  last: null,
};
const source = {
  version: async () => version,
  consistent: async (
    _id: number,
    _of: unknown,
    read: (version: Version, reads: never, readsAsOf: () => never) => Promise<unknown>,
  ) => read(version, undefined as never, () => undefined as never),
} as SnapshotsSource;
let hub: Hub;
let snapshots: Snapshots;

function at(offset: number) {
  return { epoch: 1, offset };
}

/** A channel as it is defined, but with what it loads told apart by the moment. */
function channel(name: ChannelName): Channel {
  return { ...channelNamed(name), load: async ({ now }) => now.toISOString() as never };
}

function later(data: string): Promise<never> {
  return new Promise((resolve) => setTimeout(() => resolve(data as never), 80));
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T07:59:00Z') });
  watched.length = 0;
  snapshots = createSnapshots(source, clock);
  const watching = { ...bus, watch: (owner: OwnerKey) => void watched.push(owner) };
  hub = createHub({ snapshots, bus: watching, clock, log, telemetry: noTelemetry() });
});
afterEach(() => {
  hub.stop();
  vi.useRealTimers();
});

async function listen(name: ChannelName, ownerId = 22, resolucion: Resolucion = 'vivo') {
  const seen: unknown[] = [];
  const listening = hub.listen(channel(name), ownerId, ({ data }) => seen.push(data), resolucion);
  listening.began(await snapshots.current(channel(name), ownerId, resolucion));
  return { seen, stop: listening.stop };
}

test('a new day of the person reaches who was never pushed anything, once', async () => {
  const { seen } = await listen('daily_summary');
  await vi.advanceTimersByTimeAsync(59_000);
  expect(seen).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(seen).toEqual([expect.stringMatching(/^2026-11-25T08:00:0/)]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen).toHaveLength(1);
});

test('a new day of many people reaches them one after the other within a second', async () => {
  const people = await Promise.all([20, 21, 22, 23, 24].map((id) => listen('daily_summary', id)));
  await vi.advanceTimersByTimeAsync(61_000);
  const moments = people.map(({ seen }) => String(seen[0]).slice(17, 21));
  expect(new Set(moments).size).toBe(people.length);
  expect([...moments].sort()).toEqual(moments);
});

test('the pushes of a steady sensor keep up with its readings, however long each takes to read', async () => {
  const load = ({ now }: { now: Date }) => later(now.toISOString());
  const slow = { ...channelNamed('resumen'), readingPushMs: 1_000, load };
  const seen: string[] = [];
  hub.listen(slow as unknown as Channel, 22, ({ data }) => seen.push(String(data).slice(17)), 'vivo');
  for (let offset = 1; offset <= 5; offset += 1) {
    version.cursors = { ...version.cursors, lecturas: at(offset) };
    bus.publish({ name: 'lectura.stored', consumidor_id: 22 });
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(seen).toEqual(['00.000Z', '01.000Z', '02.000Z', '03.000Z', '04.000Z']);
});

test('a card is pushed only what it does not say yet, and what somebody began with counts', async () => {
  let bpm = 70;
  const card = { ...channelNamed('resumen'), load: async () => bpm } as unknown as Channel;
  const seen: unknown[] = [];
  let offset = 100;
  const measure = async (value: number) => {
    bpm = value;
    offset += 1;
    version.cursors = { ...version.cursors, lecturas: at(offset) };
    bus.publish({ name: 'lectura.stored', consumidor_id: 31 });
  };
  const begin = async () => {
    const listening = hub.listen(card, 31, ({ data }) => seen.push(data), 'vivo');
    listening.began(await snapshots.current(card, 31, 'vivo'));
  };
  await begin();
  for (const value of [70, 70, 71, 71, 70]) {
    await measure(value);
    await vi.advanceTimersByTimeAsync(5_000);
  }
  expect(seen).toEqual([71, 70]);
  // Another one begins between two pushes, with what is over before the next.
  seen.length = 0;
  await measure(70);
  await vi.advanceTimersByTimeAsync(10);
  await measure(75);
  await begin();
  await measure(70);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen).toEqual([70, 70]);
});

test('an urge does not wait for the turn of the readings, which come far more often', async () => {
  const pushed: string[] = [];
  const card = { ...channelNamed('resumen'), load: async () => new Date().toISOString().slice(17) };
  hub.listen(card as unknown as Channel, 32, ({ data }) => pushed.push(String(data)), 'vivo');
  for (let second = 0; second < 12; second += 1) {
    version.cursors = { ...version.cursors, lecturas: at(200 + second) };
    bus.publish({ name: 'lectura.stored', consumidor_id: 32 });
    if (second === 7) {
      version.cursors = { ...version.cursors, deseos: at(200) };
      bus.publish({ name: 'deseo.created', consumidor_id: 32 });
    }
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(pushed).toEqual(['00.000Z', '05.000Z', '07.000Z', '12.000Z']);
});

test('what depends on no calendar is left in peace', async () => {
  const { seen } = await listen('sensor_data');
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(seen).toEqual([]);
});

test('an event reaches the topics of its owner that it makes stale: an id may be both a person’s and a usuario’s', async () => {
  const person = await listen('desires_stats', 7);
  const usuario = await listen('notificaciones', 7);
  const other = await listen('notificaciones', 8);
  expect(new Set(watched)).toEqual(new Set(['consumidor:7', 'usuario:7', 'usuario:8']));
  version.cursors = { ...version.cursors, notificaciones: at(1) };
  bus.publish({ name: 'notificacion.created', usuario_id: 7 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect([person.seen.length, usuario.seen.length, other.seen.length]).toEqual([0, 1, 0]);
  version.cursors = { ...version.cursors, deseos: at(1) };
  bus.publish({ name: 'deseo.created', consumidor_id: 7 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect([person.seen.length, usuario.seen.length, other.seen.length]).toEqual([1, 1, 0]);
});

test('a coarse reader is told at the boundary, and of no event', async () => {
  const five = await listen('desires_stats', 10, '5min');
  const daily = await listen('desires_stats', 10, 'diario');
  version.cursors = { ...version.cursors, deseos: at(7) };
  bus.publish({ name: 'deseo.created', consumidor_id: 10 });
  await vi.advanceTimersByTimeAsync(50_000);
  expect([five.seen, daily.seen]).toEqual([[], []]);
  await vi.advanceTimersByTimeAsync(12_000);
  // It is midnight in Tijuana: what they see is the last moment before.
  expect([five.seen, daily.seen]).toEqual([['2026-11-25T07:59:59.999Z'], ['2026-11-25T07:59:59.999Z']]);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect([five.seen.length, daily.seen.length]).toEqual([2, 1]);
});

test('who stopped listening hears nothing more', async () => {
  const { seen, stop } = await listen('desires_stats', 9);
  stop();
  version.cursors = { ...version.cursors, deseos: at(2) };
  bus.publish({ name: 'deseo.created', consumidor_id: 9 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen).toEqual([]);
  expect(log.error).not.toHaveBeenCalled();
});

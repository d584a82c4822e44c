import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LatidoError, type ProblemCode, toProblem } from '@/lib/domain/errors';
import { createFakeNet, type FakeNet } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient } from './live-types';

const KEY = 'sensor_data_22';

let net: FakeNet;
let live: LiveClient;
let seen: [number, number][];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T17:12:00Z') });
  net = createFakeNet();
  net.pongs = true;
  live = createLiveClient(net);
  seen = [];
  live.onFrame((frame) => {
    if (frame.kind === 'items') seen.push([frame.from, frame.to]);
  });
});
afterEach(() => {
  stop();
  live.disable();
  vi.useRealTimers();
});

const status = () => live.status('sensor_data', 22);
const since = () => net.last().wanted().get(KEY)?.since;
const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => ({ seq: to - n }));

function goLive(offset: number): void {
  stop = live.subscribe('sensor_data', 22);
  net.last().welcome();
  net.last().snapshot(KEY, 'sensor_update', rows(offset - 2, offset), `1:${offset}`);
}

function comeBack(): void {
  net.last().end(1012);
  vi.advanceTimersByTime(500);
  net.last().welcome();
}

describe('a stream', () => {
  it('drops what it has, and takes each item once', () => {
    goLive(40);
    net.last().data(KEY, 39, 40, rows(39, 40));
    net.last().data(KEY, 41, 43, rows(41, 43));
    net.last().data(KEY, 42, 43, rows(42, 43));
    net.last().data(KEY, 44, 44, rows(44, 44));
    expect(seen).toEqual([
      [41, 43],
      [44, 44],
    ]);
    expect(live.list()).toMatchObject([{ key: KEY, cursor: '1:44' }]);
  });

  it('asks again from where it stands when a frame does not follow, and is not live until it is answered', () => {
    goLive(40);
    net.last().data(KEY, 43, 44, rows(43, 44));
    expect(seen).toEqual([]);
    expect(since()).toBe('1:40');
    const types = net.last().sent.map(({ type }) => type);
    expect(types).toEqual(['hello', 'ping', 'subscribe', 'unsubscribe', 'subscribe']);
    expect(status().phase).toBe('pending');
    net.last().data(KEY, 45, 45, rows(45, 45));
    net.last().recovered(KEY, '1:40');
    net.last().data(KEY, 41, 45, rows(41, 45));
    expect(seen).toEqual([[41, 45]]);
    expect(status()).toMatchObject({ phase: 'live', lost: 0 });
  });

  it('goes on after a cut from where it stood', () => {
    goLive(40);
    net.last().data(KEY, 41, 42, rows(41, 42));
    comeBack();
    expect(since()).toBe('1:42');
    net.last().recovered(KEY, '1:42');
    net.last().data(KEY, 43, 60, rows(43, 60));
    expect(seen.at(-1)).toEqual([43, 60]);
    expect(live.list()).toMatchObject([{ cursor: '1:60', recovered: true, status: { lost: 0 } }]);
  });

  it('goes on from where polling came meanwhile, also when that goes ahead of the socket', () => {
    goLive(40);
    net.last().end(1012);
    live.reached('sensor_data', 22, '1:70');
    vi.advanceTimersByTime(500);
    net.last().welcome();
    expect(since()).toBe('1:70');
    net.last().recovered(KEY, '1:70');
    live.reached('sensor_data', 22, '1:75');
    net.last().data(KEY, 71, 73, rows(71, 73));
    net.last().data(KEY, 74, 77, rows(74, 77));
    expect(seen).toEqual([[74, 77]]);
    live.reached('sensor_data', 22, '1:60');
    expect(live.list()).toMatchObject([{ cursor: '1:77' }]);
  });

  it('begins from what the page came with', () => {
    stop = live.subscribe('sensor_data', 22, '1:12');
    net.last().welcome();
    expect(since()).toBe('1:12');
  });

  it('of which the epoch is new begins anew, and counts nothing that cannot be counted', () => {
    goLive(40);
    comeBack();
    vi.advanceTimersByTime(60_000);
    net.last().snapshot(KEY, 'sensor_update', rows(1, 3), '2:3');
    expect(live.list()).toMatchObject([{ cursor: '2:3', recovered: false, status: { lost: 0 } }]);
    expect(status().continuo_desde).toBe('2026-11-24T17:13:00.500Z');
    net.last().data(KEY, 4, 4, rows(4, 4));
    expect(seen).toEqual([[4, 4]]);
  });
});

describe('the own check', () => {
  it('says since when nothing is missing, through cuts and polling', () => {
    goLive(40);
    vi.advanceTimersByTime(60_000);
    net.last().end(1012);
    live.reached('sensor_data', 22, '1:70');
    vi.advanceTimersByTime(500);
    net.last().welcome();
    net.last().recovered(KEY, '1:70');
    expect(status()).toMatchObject({ continuo_desde: '2026-11-24T17:12:00.000Z', lost: 0 });
  });

  it('counts what a snapshot skips when the missed items cannot be had', () => {
    goLive(40);
    vi.advanceTimersByTime(60_000);
    comeBack();
    net.last().snapshot(KEY, 'sensor_update', rows(91, 100), '1:100');
    expect(status()).toMatchObject({ continuo_desde: '2026-11-24T17:13:00.500Z', lost: 50 });
    expect(live.list()).toMatchObject([{ recovered: false }]);
  });

  it('counts a gap in a running stream', () => {
    goLive(40);
    net.last().tell({ type: 'gap', ref: KEY, from: 41, to: 60, reason: 'retention' });
    net.last().snapshot(KEY, 'sensor_update', rows(56, 60), '1:60');
    expect(status()).toMatchObject({ phase: 'live', lost: 15 });
    net.last().data(KEY, 61, 61, rows(61, 61));
    expect(seen).toEqual([[61, 61]]);
  });

  it('counts what REST could not give any more', () => {
    goLive(40);
    vi.advanceTimersByTime(60_000);
    live.reached('sensor_data', 22, '1:90', 30);
    expect(status()).toMatchObject({ continuo_desde: '2026-11-24T17:13:00.000Z', lost: 30 });
  });

  it('takes a snapshot that it asked for, or that comes with another grant, for no loss', () => {
    goLive(40);
    expect(live.renew('sensor_data', 22)).toBe(true);
    expect(since()).toBeUndefined();
    net.last().snapshot(KEY, 'sensor_update', rows(41, 50), '1:50');
    net.last().snapshot(KEY, 'sensor_update', rows(41, 50), '1:50');
    expect(status()).toMatchObject({ phase: 'live', lost: 0 });
    expect(live.renew('desires_stats', 22)).toBe(false);
  });
});

describe('what the server cannot subscribe', () => {
  const refuse = (code: ProblemCode) =>
    net.last().tell({ type: 'error', ref: KEY, problem: toProblem(new LatidoError(code)) });

  it.each(['not_allowed', 'not_found'] as const)('ends with %s', (code) => {
    stop = live.subscribe('sensor_data', 22);
    live.subscribe('desires_stats', 23);
    net.last().welcome();
    refuse(code);
    expect(status()).toMatchObject({ phase: 'ended', problem: 'not_allowed' });
    vi.advanceTimersByTime(60_000);
    expect(net.last().sent.filter(({ type }) => type === 'subscribe')).toHaveLength(2);
  });

  it('is polled, and asked for again with more and more patience', () => {
    net.jitter = 1;
    stop = live.subscribe('sensor_data', 22);
    net.last().welcome();
    refuse('too_many');
    expect(status().phase).toBe('down');
    vi.advanceTimersByTime(1_000);
    refuse('too_many');
    vi.advanceTimersByTime(1_999);
    expect(net.last().sent.filter(({ type }) => type === 'subscribe')).toHaveLength(2);
    vi.advanceTimersByTime(1);
    net.last().snapshot(KEY, 'sensor_update', []);
    expect(status().phase).toBe('live');
  });
});

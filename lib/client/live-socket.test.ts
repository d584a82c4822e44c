import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeNet, type FakeNet } from './fake-net';
import { backoff, type LiveSocket, openLiveSocket } from './live-socket';

let net: FakeNet;
let frames: unknown[];
let socket: LiveSocket;

beforeEach(() => {
  vi.useFakeTimers();
  net = createFakeNet();
  frames = [];
  socket = openLiveSocket({
    path: '/ws/desires_stats/22/',
    types: ['desire_stats_update'],
    accepts: Array.isArray,
    deps: net,
    onFrame: (data) => frames.push(data),
    onChange: () => {},
  });
});
afterEach(() => {
  socket.close();
  vi.useRealTimers();
});

function goLive(): void {
  net.last().open();
  net.last().frame('desire_stats_update', []);
}

describe('a live socket', () => {
  it('is live from its first frame, not from its handshake', () => {
    expect(socket.view()).toMatchObject({ ready: 'CONNECTING', live: false });
    net.last().open();
    expect(socket.view()).toMatchObject({ ready: 'OPEN', live: false });
    net.last().frame('desire_stats_update', [1]);
    expect(socket.view()).toMatchObject({ ready: 'OPEN', live: true });
    expect(frames).toEqual([[1]]);
  });

  it('ignores what is not a frame of its channel', () => {
    net.last().open();
    for (const text of ['{', 'null', '[]', '{"type":7}', '{"type":"desire_stats_update","data":{}}']) {
      net.last().message(text);
    }
    net.last().frame('sensor_update', []);
    expect(frames).toEqual([]);
    expect(socket.view().live).toBe(false);
  });

  it('asks for a sign of life every 20 s and measures the way', () => {
    goLive();
    vi.advanceTimersByTime(35);
    net.last().pong();
    expect(socket.view().rttMs).toBe(35);
    vi.advanceTimersByTime(19_999);
    expect(net.last().sent).toEqual([{ type: 'ping' }]);
    vi.advanceTimersByTime(1);
    expect(net.last().sent).toEqual([{ type: 'ping' }, { type: 'ping' }]);
  });

  it('is dead on the first pong that misses, though the connection looks open', () => {
    goLive();
    const silent = net.last();
    vi.advanceTimersByTime(7_999);
    expect(socket.view().live).toBe(true);
    vi.advanceTimersByTime(1);
    expect(socket.view()).toMatchObject({ ready: 'CLOSED', live: false });
    expect(silent.closed).toBe(true);
    silent.frame('desire_stats_update', ['late']);
    expect(frames).toEqual([[]]);
    vi.advanceTimersByTime(500);
    expect(net.sockets).toHaveLength(2);
  });

  it('gives up a connection without a first frame after 10 s', () => {
    net.last().open();
    vi.advanceTimersByTime(9_999);
    expect(socket.view().ready).toBe('OPEN');
    vi.advanceTimersByTime(501);
    expect(net.sockets).toHaveLength(2);
  });
});

describe('coming back', () => {
  it('waits between 0.5 s and a doubling bound of at most 20 s', () => {
    expect([1, 2, 3, 5, 6, 50].map((n) => backoff(n, 0))).toEqual(Array(6).fill(500));
    expect([1, 2, 3, 5, 6, 50].map((n) => backoff(n, 1))).toEqual([
      1_000, 2_000, 4_000, 16_000, 20_000, 20_000,
    ]);
  });

  it('goes on for ever, more patiently each time', () => {
    net.jitter = 0.999_999;
    for (let n = 1; n <= 30; n += 1) {
      net.last().end(1006);
      vi.advanceTimersByTime(Math.floor(backoff(n, net.jitter)) - 1);
      expect(net.sockets).toHaveLength(n);
      vi.advanceTimersByTime(2);
      expect(net.sockets).toHaveLength(n + 1);
    }
  });

  it('begins the backoff anew after a connection that held', () => {
    net.jitter = 1;
    net.last().end(1006);
    vi.advanceTimersByTime(1_000);
    goLive();
    vi.advanceTimersByTime(5_000);
    net.last().end(1012);
    vi.advanceTimersByTime(1_000);
    expect(net.sockets).toHaveLength(3);
  });

  it('waits as long as the server asks', () => {
    net.last().open();
    net.last().message('{"type":"error","problem":{"code":"too_many","retry_after_ms":7000}}');
    net.last().end(4029);
    vi.advanceTimersByTime(6_999);
    expect(net.sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(net.sockets).toHaveLength(2);
  });

  it.each([
    [4001, 'unauthenticated'],
    [4003, 'not_allowed'],
  ])('does not after %i: %s', (code, ended) => {
    goLive();
    net.last().end(code);
    expect(socket.view()).toMatchObject({ ready: 'CLOSED', live: false, ended });
    vi.advanceTimersByTime(3_600_000);
    expect(net.sockets).toHaveLength(1);
  });

  it.each([4400, 4008, 1012, 1009, 1011, 1006])('does after %i', (code) => {
    net.last().end(code);
    vi.advanceTimersByTime(500);
    expect(net.sockets).toHaveLength(2);
  });

  it('stays closed once closed', () => {
    socket.close();
    net.last().end(1006);
    socket.wake();
    vi.advanceTimersByTime(60_000);
    expect(net.sockets).toHaveLength(1);
    expect(net.last().closed).toBe(true);
  });
});

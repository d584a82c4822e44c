import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Down, PONG_WITHIN_MS } from '@/lib/channels/protocol';
import { LatidoError, toProblem } from '@/lib/domain/errors';
import { QUIET_MS } from './connection';
import { createFakeNet, type FakeNet } from './fake-net';
import { backoff, type LiveSocket, openLiveSocket } from './live-socket';

let net: FakeNet;
let messages: Down[];
let socket: LiveSocket;

beforeEach(() => {
  vi.useFakeTimers();
  net = createFakeNet();
  messages = [];
  socket = openLiveSocket({ deps: net, onMessage: (message) => messages.push(message), onChange: () => {} });
});
afterEach(() => {
  socket.close();
  vi.useRealTimers();
});

const frame: Down = { type: 'data', ref: 'desires_stats_22', from: 1, to: 1, data: [] };
const pings = () => net.last().sent.filter(({ type }) => type === 'ping');

describe('a live socket', () => {
  it('is live from the welcome, not from its handshake', () => {
    expect(socket.view()).toMatchObject({ ready: 'CONNECTING', live: false });
    net.last().open();
    expect(socket.view()).toMatchObject({ ready: 'OPEN', live: false });
    expect(net.last().sent).toEqual([{ type: 'hello' }]);
    expect(socket.send({ type: 'unsubscribe', ref: 'x' })).toBe(false);
    net.last().welcome();
    expect(socket.view()).toMatchObject({ ready: 'OPEN', live: true });
    expect(socket.send({ type: 'unsubscribe', ref: 'x' })).toBe(true);
    net.last().tell(frame);
    expect(messages).toEqual([frame]);
  });

  it('ignores what is not a message, and all before the welcome', () => {
    net.last().tell(frame);
    net.last().welcome();
    for (const text of ['{', 'null', '[]', '{"type":7}']) net.last().message(text);
    expect(messages).toEqual([]);
  });

  it('asks for a sign of life every 20 s and measures the way', () => {
    net.last().welcome();
    vi.advanceTimersByTime(35);
    net.last().pong();
    expect(socket.view().rttMs).toBe(35);
    vi.advanceTimersByTime(19_999);
    expect(pings()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(pings()).toHaveLength(2);
  });

  it('finds out a network that died right after an answer, before the next frame', () => {
    net.last().welcome();
    net.last().tell(frame);
    net.last().pong();
    vi.advanceTimersByTime(QUIET_MS + PONG_WITHIN_MS - 1);
    expect(socket.view().live).toBe(true);
    vi.advanceTimersByTime(1);
    expect(socket.view().live).toBe(false);
  });

  it('asks ever more seldom while frames stay away and it is answered', () => {
    net.last().welcome();
    net.last().pong();
    net.last().tell(frame);
    const asked: number[] = [];
    for (let second = 0.5; second <= 62; second += 0.5) {
      const before = pings().length;
      vi.advanceTimersByTime(500);
      if (pings().length > before) asked.push(second);
      net.last().pong();
    }
    expect(asked).toEqual([1.5, 4.5, 10.5, 22.5, 42.5]);
  });

  it('asks soon when frames came and then none do', () => {
    net.last().welcome();
    net.last().pong();
    for (let turn = 0; turn < 5; turn += 1) {
      net.last().tell(frame);
      vi.advanceTimersByTime(1_499);
    }
    expect(pings()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(pings()).toHaveLength(2);
    net.last().tell(frame);
    vi.advanceTimersByTime(7_999);
    expect(socket.view().live).toBe(true);
    vi.advanceTimersByTime(1);
    expect(socket.view().live).toBe(false);
  });

  it('takes only the answer to its own question for a sign of life', () => {
    net.last().welcome();
    net.last().tell({ type: 'pong', t: 1 });
    vi.advanceTimersByTime(8_000);
    expect(socket.view()).toMatchObject({ ready: 'CLOSED', live: false });
  });

  it('is dead on the first pong that misses, though the connection looks open', () => {
    net.last().welcome();
    const silent = net.last();
    vi.advanceTimersByTime(7_999);
    expect(socket.view().live).toBe(true);
    vi.advanceTimersByTime(1);
    expect(socket.view()).toMatchObject({ ready: 'CLOSED', live: false });
    expect(silent.closed).toBe(true);
    silent.tell(frame);
    expect(messages).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(net.sockets).toHaveLength(2);
  });

  it('gives up a connection without a welcome after 10 s', () => {
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
    net.last().welcome();
    vi.advanceTimersByTime(5_000);
    net.last().end(1012);
    vi.advanceTimersByTime(1_000);
    expect(net.sockets).toHaveLength(3);
  });

  it('waits as long as the server asks, and up to half as long again', () => {
    net.last().welcome();
    const problem = toProblem(new LatidoError('too_many', { retryAfterMs: 7_000 }));
    net.last().tell({ type: 'error', problem });
    net.last().end(4029);
    vi.advanceTimersByTime(6_999);
    expect(net.sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(net.sockets).toHaveLength(2);
    net.jitter = 1;
    net.last().welcome();
    net.last().tell({ type: 'drain', retry_after_ms: 10_000 });
    net.last().end(1012);
    vi.advanceTimersByTime(14_999);
    expect(net.sockets).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(net.sockets).toHaveLength(3);
  });

  it('stays in use when the server is about to end, until it does', () => {
    net.last().welcome();
    net.last().tell({ type: 'drain', retry_after_ms: 500 });
    net.last().tell(frame);
    expect(messages).toEqual([frame]);
    expect(socket.view().live).toBe(true);
  });

  it.each([
    [4001, 'unauthenticated'],
    [4003, 'not_allowed'],
  ])('does not after %i: %s', (code, ended) => {
    net.last().welcome();
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

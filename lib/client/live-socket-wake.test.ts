import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeNet, type FakeNet } from './fake-net';
import { type LiveSocket, openLiveSocket } from './live-socket';

let net: FakeNet;
let socket: LiveSocket;

beforeEach(() => {
  vi.useFakeTimers();
  net = createFakeNet();
  socket = openLiveSocket({ deps: net, onMessage: () => {}, onChange: () => {} });
});
afterEach(() => {
  socket.close();
  vi.useRealTimers();
});

describe('waking', () => {
  it('connects at once instead of waiting for the backoff', () => {
    net.jitter = 1;
    net.last().end(1006);
    socket.wake();
    expect(net.sockets).toHaveLength(2);
    vi.advanceTimersByTime(900);
    expect(net.sockets).toHaveLength(2);
  });

  it('begins the backoff anew, since the first attempt after `online` may come too early', () => {
    net.jitter = 1;
    for (let n = 1; n <= 6; n += 1) {
      net.last().end(1006);
      vi.advanceTimersByTime(20_000);
    }
    net.last().end(1006);
    socket.wake();
    net.last().end(1006);
    const before = net.sockets.length;
    vi.advanceTimersByTime(1_000);
    expect(net.sockets).toHaveLength(before + 1);
  });

  it('probes a live socket, so that a dead one shows within 8 s', () => {
    net.last().welcome();
    net.last().pong();
    vi.advanceTimersByTime(10);
    socket.wake();
    expect(net.last().sent.filter(({ type }) => type === 'ping')).toHaveLength(2);
    vi.advanceTimersByTime(8_000);
    expect(socket.view().live).toBe(false);
  });

  it('starts a stuck handshake again, not a fresh one', () => {
    socket.wake();
    expect(net.sockets).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    socket.wake();
    expect(net.sockets).toHaveLength(2);
  });

  it('tries again when signed out, since another tab may have signed in; never when not allowed', () => {
    net.last().end(4001);
    socket.wake();
    expect(socket.view()).toMatchObject({ ready: 'CONNECTING', ended: null });
    net.last().end(4003);
    socket.wake();
    expect(net.sockets).toHaveLength(2);
  });
});

import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocketServer } from 'ws';
import { watchLiveness } from './liveness';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Peer = EventEmitter & { isPaused: boolean; bufferedAmount: number; alive: boolean };

function peer(answers: 'pong' | 'message' | undefined, state: Partial<Peer> = {}): Peer {
  const socket: Peer = Object.assign(new EventEmitter(), {
    isPaused: false,
    bufferedAmount: 0,
    alive: true,
    ...state,
  });
  return Object.assign(socket, {
    ping: () => answers && setTimeout(() => socket.emit(answers), 1_000),
    terminate: () => {
      socket.alive = false;
    },
  });
}

test('who says nothing in time is terminated, unless it is us who do not listen', async () => {
  const peers = {
    answers: peer('pong'),
    sends: peer('message'),
    silent: peer(undefined),
    unread: peer(undefined, { isPaused: true }),
    deaf: peer(undefined, { isPaused: true, bufferedAmount: 1 }),
  };
  const server = Object.assign(new EventEmitter(), { clients: new Set(Object.values(peers)) });
  const stop = watchLiveness(server as unknown as WebSocketServer);
  for (const one of server.clients) server.emit('connection', one);
  await vi.advanceTimersByTimeAsync(29_000);
  stop();
  const alive = Object.entries(peers).map(([name, one]) => [name, one.alive]);
  expect(Object.fromEntries(alive)).toEqual({
    answers: true,
    sends: true,
    silent: false,
    unread: true,
    deaf: false,
  });
});

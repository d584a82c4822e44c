import type { WebSocket } from 'ws';
import { closeCode } from '@/lib/domain/errors';
import { FULL_BYTES, SLOW_BYTES, SLOW_MS } from './slow-reader';

const LOOK_EVERY_MS = 250;

export type Outlet = { send(frame: Buffer): void; stop(): void };

/**
 * Sends snapshots to one socket without letting a slow reader cost memory: while its buffer is full the newest
 * snapshot replaces the ones before. Each socket has its own outlet, so none waits for another. `tooSlow` is told of
 * a socket that is closed for it.
 */
export function createOutlet(socket: WebSocket, tooSlow: () => void): Outlet {
  let waiting: Buffer | undefined;
  let slowSince: number | undefined;
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    timer = undefined;
    if (socket.readyState !== socket.OPEN) return;
    const now = performance.now();
    slowSince = socket.bufferedAmount > SLOW_BYTES ? (slowSince ?? now) : undefined;
    if (slowSince !== undefined && now - slowSince >= SLOW_MS) {
      tooSlow();
      socket.close(closeCode('too_slow'), 'too_slow');
      return;
    }
    if (waiting && socket.bufferedAmount <= FULL_BYTES) {
      socket.send(waiting, TEXT);
      waiting = undefined;
    }
    if (waiting || socket.bufferedAmount > FULL_BYTES) timer = setTimeout(look, LOOK_EVERY_MS);
  };

  return {
    send: (frame) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount <= FULL_BYTES) {
        socket.send(frame, TEXT);
        return;
      }
      waiting = frame;
      timer ??= setTimeout(look, LOOK_EVERY_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

const TEXT = { binary: false } as const;

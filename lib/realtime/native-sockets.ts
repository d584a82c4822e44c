import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { Actor } from '@/lib/domain/access';
import type { Idioma } from '@/lib/domain/usuarios';
import type { NativeDeps } from './native-deps';
import { NativeSession } from './native-session';
import { returnAfterMs } from './return-after';

const LOOK_EVERY_MS = 500;

export type NativeSockets = ReturnType<typeof createNativeSockets>;

/**
 * All sockets of the native surface. Their listeners are the same functions for all, and one timer looks at all of
 * them: ten thousand idle ones must cost little.
 */
export function createNativeSockets(deps: NativeDeps) {
  const sessions = new Map<WebSocket, NativeSession>();
  function received(this: WebSocket, data: RawData, isBinary: boolean): void {
    sessions.get(this)?.receive(data, isBinary);
  }
  function closed(this: WebSocket, code: number): void {
    sessions.get(this)?.closed();
    sessions.delete(this);
    deps.telemetry.closed('native', code);
  }
  const timer = setInterval(() => {
    const now = deps.clock.now();
    for (const session of sessions.values()) session.checkTime(now);
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    serve: (socket: WebSocket, raw: Duplex, idioma: Idioma, actor: Actor | undefined): void => {
      deps.telemetry.opened('native');
      sessions.set(socket, new NativeSession(deps, socket, raw, idioma, actor));
      socket.on('message', received);
      socket.on('close', closed);
    },
    /** Tells each when to come back; closing them is the caller's. */
    drain: (): void => {
      clearInterval(timer);
      for (const session of sessions.values()) session.drain(returnAfterMs());
    },
  };
}

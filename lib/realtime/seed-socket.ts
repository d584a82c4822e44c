import type { RawData, WebSocket } from 'ws';
import type { Channel } from '@/lib/channels/registry';
import type { View } from '@/lib/channels/view';
import type { Actor } from '@/lib/domain/access';
import type { Clock } from '@/lib/domain/clock';
import { closeCode, LatidoError, type ProblemCode, toProblem } from '@/lib/domain/errors';
import type { Guard, Guarded } from './guard';
import type { Hub } from './hub';
import { createOutlet } from './outlet';
import type { Loaded, Snapshots } from './snapshots';

export type SeedDeps = {
  hub: Hub;
  guard: Guard;
  snapshots: Snapshots;
  clock: Clock;
  log: { error(context: object, message: string): void };
};
export type SeedPlace = { channel: Channel; consumidorId: number; actor: Actor; view: View };

/** Bad frames, and frames of any kind, that a socket may send in `WINDOW_MS`. */
const BAD_FRAMES = 10;
const FRAMES = 200;
const WINDOW_MS = 10_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Serves one socket of the seed surface: the whole snapshot at once, again on every change and on
 * `request_data`; `ping` → `pong`; what is not understood gets an `error` frame and the socket stays.
 */
export function serveSeedSocket(
  deps: SeedDeps,
  socket: WebSocket,
  { channel, consumidorId, actor, view: sight }: SeedPlace,
): void {
  const outlet = createOutlet(socket);
  const close = (code: number, reason: string) => socket.close(code, reason);
  let view = sight;
  const send = ({ frame }: Loaded) => outlet.send(frame(view));
  const refresh = () => deps.snapshots.current(channel, consumidorId).then(send, fail);
  const see = (next: View) => {
    const changed = next.key !== view.key;
    view = next;
    if (changed) void refresh();
  };
  const guarded: Guarded = { actor, consumidorId, channel, close, see };
  if (!deps.guard.admit(guarded)) {
    close(closeCode('too_many'), 'too_many');
    return;
  }

  const fail = (error: unknown) => {
    deps.log.error({ err: error, channel: channel.name }, 'a socket could not be served');
    close(closeCode('unavailable'), 'unavailable');
  };
  const stopListening = sendFirst(deps, send, channel, consumidorId, fail);
  const left = actor.expires_at.getTime() - deps.clock.now().getTime();
  const expiry = setTimeout(
    () => close(closeCode('unauthenticated'), 'expired'),
    Math.min(Math.max(0, left), LONGEST_TIMER_MS),
  );

  const allow = frameBudget(socket);
  socket.on('message', (raw, isBinary) => {
    if (!allow('any')) return;
    const type = messageType(raw, isBinary);
    if (type === 'ping') socket.send('{"type":"pong"}');
    else if (type === 'request_data') void refresh();
    else if (allow('bad')) socket.send(errorFrame('bad_frame'));
  });
  socket.on('close', () => {
    clearTimeout(expiry);
    stopListening();
    outlet.stop();
    deps.guard.release(guarded);
  });
}

/**
 * Listens before it reads, so that nothing falls between; a push that arrives while the first snapshot is read
 * is as new or newer, and goes out in its place.
 */
function sendFirst(
  { hub, snapshots }: SeedDeps,
  send: (loaded: Loaded) => void,
  channel: Channel,
  consumidorId: number,
  fail: (error: unknown) => void,
): () => void {
  let started = false;
  const deliver = (loaded: Loaded) => {
    started = true;
    send(loaded);
  };
  const stop = hub.listen(channel, consumidorId, deliver);
  snapshots.current(channel, consumidorId).then((loaded) => {
    if (!started) deliver(loaded);
  }, fail);
  return stop;
}

function messageType(raw: RawData, isBinary: boolean): unknown {
  if (isBinary) return undefined;
  try {
    const message: unknown = JSON.parse(String(raw));
    return typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
  } catch {
    return undefined;
  }
}

/** Counts frames per window; over the limit it closes the socket and allows nothing more. */
function frameBudget(socket: WebSocket): (kind: 'any' | 'bad') => boolean {
  const limits = { any: FRAMES, bad: BAD_FRAMES };
  const closes: Record<'any' | 'bad', ProblemCode> = { any: 'too_many', bad: 'bad_frame' };
  let counts = { any: 0, bad: 0 };
  let since = performance.now();
  return (kind) => {
    if (performance.now() - since > WINDOW_MS) {
      counts = { any: 0, bad: 0 };
      since = performance.now();
    }
    counts[kind] += 1;
    if (counts[kind] < limits[kind]) return socket.readyState === socket.OPEN;
    if (socket.readyState === socket.OPEN) socket.send(errorFrame(closes[kind]));
    socket.close(closeCode(closes[kind]), closes[kind]);
    return false;
  };
}

function errorFrame(code: ProblemCode): string {
  return JSON.stringify({ type: 'error', problem: toProblem(new LatidoError(code)) });
}

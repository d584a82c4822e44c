import type { RawData, WebSocket } from 'ws';
import type { Channel } from '@/lib/channels/registry';
import type { View } from '@/lib/channels/view';
import type { Actor } from '@/lib/domain/access';
import { closeCode, isLatidoError, LatidoError, type ProblemCode, toProblem } from '@/lib/domain/errors';
import type { Deps } from '@/lib/domain/use-cases/deps';
import type { Guard, Guarded } from './guard';
import type { Hub } from './hub';
import { createOutlet } from './outlet';
import type { Loaded, Snapshots } from './snapshots';

export type SeedDeps = Pick<Deps, 'repos' | 'bus' | 'clock'> & {
  hub: Hub;
  guard: Guard;
  snapshots: Snapshots;
  log: { error(context: object, message: string): void };
};
export type SeedPlace = { channel: Channel; ownerId: number; actor: Actor; view: View };

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
  { channel, ownerId, actor, view: sight }: SeedPlace,
): void {
  const outlet = createOutlet(socket);
  const close = (code: number, reason: string) => socket.close(code, reason);
  let view = sight;
  const send = ({ frame }: Loaded, pushed = false) => outlet.send(frame(view, pushed));
  const refresh = () => deps.snapshots.current(channel, ownerId).then((loaded) => send(loaded), fail);
  const see = (next: View) => {
    const changed = next.key !== view.key;
    view = next;
    if (changed) void refresh();
  };
  const guarded: Guarded = { actor, ownerId, channel, close, see };
  if (!deps.guard.admit(guarded)) {
    close(closeCode('too_many'), 'too_many');
    return;
  }

  const fail = (error: unknown) => {
    deps.log.error({ err: error, channel: channel.name }, 'a socket could not be served');
    close(closeCode('unavailable'), 'unavailable');
  };
  const stopListening = sendFirst(deps, send, channel, ownerId, fail);
  const left = actor.expires_at.getTime() - deps.clock.now().getTime();
  const expiry = setTimeout(
    () => close(closeCode('unauthenticated'), 'expired'),
    Math.min(Math.max(0, left), LONGEST_TIMER_MS),
  );

  answerMessages(socket, commander(deps, socket, channel, actor), refresh);
  socket.on('close', () => {
    clearTimeout(expiry);
    stopListening();
    outlet.stop();
    deps.guard.release(guarded);
  });
}

/**
 * Listens before it reads, so that nothing falls between; a push that arrives while the first snapshot is read
 * is as new or newer, and goes out in its place. What the socket was sent last is not pushed again.
 */
function sendFirst(
  { hub, snapshots }: SeedDeps,
  send: (loaded: Loaded, pushed?: boolean) => void,
  channel: Channel,
  ownerId: number,
  fail: (error: unknown) => void,
): () => void {
  let sent: string | undefined;
  const deliver = (loaded: Loaded) => {
    if (loaded.key !== sent) send(loaded, sent !== undefined);
    sent = loaded.key;
  };
  const listening = hub.listen(channel, ownerId, deliver);
  snapshots.current(channel, ownerId).then((loaded) => {
    listening.began(loaded);
    if (sent === undefined) deliver(loaded);
  }, fail);
  return listening.stop;
}

type Message = { type: unknown };

function answerMessages(
  socket: WebSocket,
  command: (message: Message | undefined) => boolean,
  refresh: () => Promise<void>,
): void {
  const allow = frameBudget(socket);
  socket.on('message', (raw, isBinary) => {
    if (!allow('any')) return;
    const message = parsed(raw, isBinary);
    if (message?.type === 'ping') socket.send('{"type":"pong"}');
    else if (message?.type === 'request_data') void refresh();
    else if (!command(message) && allow('bad')) socket.send(errorFrame(new LatidoError('bad_frame')));
  });
}

function parsed(raw: RawData, isBinary: boolean): Message | undefined {
  if (isBinary) return undefined;
  try {
    const message: unknown = JSON.parse(String(raw));
    return typeof message === 'object' && message !== null && 'type' in message ? message : undefined;
  } catch {
    return undefined;
  }
}

/** Runs the commands of the channel; false for a message that is none. One that is refused gets an `error` frame. */
function commander(deps: SeedDeps, socket: WebSocket, { commands = {} }: Channel, actor: Actor) {
  const answer = (text: string) => socket.readyState === socket.OPEN && socket.send(text);
  const refuse = (error: unknown) => {
    if (!isLatidoError(error)) deps.log.error({ err: error }, 'a command of a socket failed');
    answer(errorFrame(error));
  };
  return (message: Message | undefined): boolean => {
    const name = typeof message?.type === 'string' ? message.type : '';
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    const running = command?.(deps, actor, message);
    running?.then((reply) => answer(JSON.stringify(reply)), refuse);
    return running !== undefined;
  };
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
    if (socket.readyState === socket.OPEN) socket.send(errorFrame(new LatidoError(closes[kind])));
    socket.close(closeCode(closes[kind]), closes[kind]);
    return false;
  };
}

function errorFrame(error: unknown): string {
  return JSON.stringify({ type: 'error', problem: toProblem(error) });
}

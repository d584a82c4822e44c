import type { WebSocket } from 'ws';
import { SEED_SOCKETS_PER_USUARIO } from '@/lib/channels/protocol';
import type { Channel } from '@/lib/channels/registry';
import type { View } from '@/lib/channels/view';
import type { Actor } from '@/lib/domain/access';
import { closeCode, isLatidoError, LatidoError } from '@/lib/domain/errors';
import type { Deps } from '@/lib/domain/use-cases/deps';
import type { Idioma } from '@/lib/domain/usuarios';
import { refusal } from './answers';
import { followAs } from './follow';
import { type Frame, FrameBudget, parsedFrame } from './frame-budget';
import type { Guard, Guarded } from './guard';
import type { Hub } from './hub';
import { createOutlet } from './outlet';
import type { Loaded, Snapshots } from './snapshots';

export type SeedDeps = Pick<Deps, 'repos' | 'bus' | 'clock' | 'telemetry' | 'looks'> & {
  hub: Hub;
  guard: Guard;
  snapshots: Snapshots;
  log: { error(context: object, message: string): void };
};
export type SeedPlace = { channel: Channel; ownerId: number; actor: Actor; view: View };

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
  const outlet = createOutlet(socket, () => deps.telemetry.tooSlow('seed'));
  const close = (code: number, reason: string) => socket.close(code, reason);
  const fail = (error: unknown) => {
    deps.log.error({ err: error, channel: channel.name }, 'a socket could not be served');
    close(closeCode('unavailable'), 'unavailable');
  };
  if (!deps.guard.enter(actor.usuario_id, 'seed', SEED_SOCKETS_PER_USUARIO)) {
    close(closeCode('too_many'), 'too_many');
    return;
  }
  const send = ({ frame }: Loaded, view: View, pushed: boolean) => outlet.send(frame(view, pushed));
  const following = followAs(deps, channel, ownerId, sight, send, fail);
  const guarded: Guarded = { actor, sight: { ownerId, channel, see: following.see }, close };
  deps.guard.hold(guarded);
  const left = actor.expires_at.getTime() - deps.clock.now().getTime();
  const expiry = setTimeout(
    () => close(closeCode('unauthenticated'), 'expired'),
    Math.min(Math.max(0, left), LONGEST_TIMER_MS),
  );

  answerMessages(socket, actor.idioma, commander(deps, socket, channel, actor), following.refresh);
  socket.on('close', () => {
    clearTimeout(expiry);
    following.stop();
    outlet.stop();
    deps.guard.release(guarded);
    deps.guard.leave(actor.usuario_id, 'seed');
  });
}

function answerMessages(
  socket: WebSocket,
  idioma: Idioma,
  command: (message: Frame | undefined) => boolean,
  refresh: () => void,
): void {
  const budget = new FrameBudget();
  const allow = (kind: 'any' | 'bad'): boolean => {
    const verdict = budget.take(kind);
    if (typeof verdict !== 'string') return verdict && socket.readyState === socket.OPEN;
    if (socket.readyState === socket.OPEN) socket.send(errorFrame(new LatidoError(verdict), idioma));
    socket.close(closeCode(verdict), verdict);
    return false;
  };
  socket.on('message', (raw, isBinary) => {
    if (!allow('any')) return;
    const message = parsedFrame(raw, isBinary);
    if (message?.type === 'ping') socket.send('{"type":"pong"}');
    else if (message?.type === 'request_data') refresh();
    else if (!command(message) && allow('bad')) socket.send(errorFrame(new LatidoError('bad_frame'), idioma));
  });
}

/** Runs the commands of the channel; false for a message that is none. One that is refused gets an `error` frame. */
function commander(deps: SeedDeps, socket: WebSocket, { commands = {} }: Channel, actor: Actor) {
  const answer = (text: string) => socket.readyState === socket.OPEN && socket.send(text);
  const refuse = (error: unknown) => {
    if (!isLatidoError(error)) deps.log.error({ err: error }, 'a command of a socket failed');
    answer(errorFrame(error, actor.idioma));
  };
  return (message: Frame | undefined): boolean => {
    const name = typeof message?.type === 'string' ? message.type : '';
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    const running = command?.run(deps, actor, message);
    running?.then((reply) => answer(JSON.stringify(reply)), refuse);
    return running !== undefined;
  };
}

function errorFrame(error: unknown, idioma: Idioma): string {
  return JSON.stringify(refusal(error, idioma));
}

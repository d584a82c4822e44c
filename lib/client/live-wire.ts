import type { Down, DownOf } from '@/lib/channels/protocol';
import { parseCursor } from '@/lib/domain/cursor';
import type { ProblemCode } from '@/lib/domain/errors';
import { type Entry, isWanted } from './live-entry';
import { estadoArrived, isEstado, isToldAlong, tendEstado, tendEstados } from './live-estado';
import { backoff } from './live-socket';
import { deliver, each, hope, type LiveState, refresh } from './live-state';
import { cursorText, fitOf, lostBetween } from './stream-position';

/** A sensor of 50 Hz need not have the page drawn 50 times a second; what comes in between is sent together. */
const STREAM_RATE_HZ = 10;

/** A connection was welcomed: asks for everything that is wanted, from where each one stands. */
export function askAll(state: LiveState): void {
  each(state, (entry) => {
    if (!isEstado(entry)) ask(state, entry);
  });
  tendEstados(state, (entry) => ask(state, entry));
}

/** The connection is gone, and with it all subscriptions; where they stood is kept. */
export function dropAll(state: LiveState): void {
  state.estados.clear();
  each(state, drop);
}

/** Subscribes to one, if it is wanted and is not yet. Without `resume`, from a snapshot. */
export function ask(state: LiveState, entry: Entry, resume = true): void {
  if (!isWanted(entry) || entry.wire !== 'off') return;
  if (isEstado(entry) && isToldAlong(state, entry.consumidorId)) return;
  const { key, channel, consumidorId, position } = entry;
  const since = resume && channel.kind === 'stream' ? cursorText(position) : undefined;
  const place = { ref: key, channel: channel.name, consumidor_id: consumidorId };
  const pace = channel.kind === 'stream' ? { rate_hz: STREAM_RATE_HZ } : {};
  if (!state.socket || !state.view.live) return;
  entry.wire = 'asked';
  entry.resuming = since !== undefined;
  state.socket.send({ type: 'subscribe', ...place, ...pace, ...(since ? { since } : {}) });
}

/** After a subscription changed: the estado of the same consumidor may need one of its own, or none any more. */
export function askEstado(state: LiveState, { consumidorId }: Entry): void {
  tendEstado(state, consumidorId, (estado) => ask(state, estado));
}

/** Ends one on the wire. */
export function unask(state: LiveState, entry: Entry): void {
  if (entry.wire !== 'off') state.socket?.send({ type: 'unsubscribe', ref: entry.key });
  drop(entry);
}

function drop(entry: Entry): void {
  entry.cancelRetry();
  entry.wire = 'off';
  entry.live = false;
}

/** Asks again for one that runs: from where it stands, or for the whole. */
export function askAgain(state: LiveState, entry: Entry, resume: boolean): void {
  unask(state, entry);
  hope(state, entry);
  ask(state, entry, resume);
  refresh(state, entry);
}

export function received(state: LiveState, message: Down): void {
  if (message.type === 'estado') {
    estadoArrived(state, message, (entry) => unask(state, entry));
    return;
  }
  const entry = 'ref' in message && message.ref ? state.entries.get(message.ref) : undefined;
  if (!entry || entry.wire === 'off') return;
  if (message.type === 'subscribed') subscribed(state, entry, message);
  else if (message.type === 'data') arrived(state, entry, message);
  else if (message.type === 'gap') entry.resuming = true;
  else if (message.type === 'revoked') refuse(state, entry, 'not_allowed');
  else if (message.type === 'error') failed(state, entry, message.problem.code);
}

function subscribed(state: LiveState, entry: Entry, message: DownOf<'subscribed'>): void {
  const { snapshot } = message;
  const cursor = parseCursor(message.cursor);
  if (entry.resuming) entry.recovered = message.recovered;
  if (entry.channel.kind === 'stream') {
    // One that nobody asked for comes with another grant and stands where the stream does.
    const anew = snapshot !== undefined && entry.resuming;
    if (anew) entry.lost += lostBetween(entry.position, cursor, snapshot.data);
    if (anew || entry.continuo_desde === null) entry.continuo_desde = new Date(state.now()).toISOString();
    if (snapshot) whole(state, entry, message, anew);
  } else if (snapshot) whole(state, entry, message, false);
  if (snapshot || !entry.position) entry.position = cursor;
  if (snapshot) entry.silent = entry.channel.of !== 'usuario' && snapshot.estado.estado === null;
  entry.wire = 'on';
  entry.live = true;
  entry.resuming = false;
  entry.hopeful = false;
  entry.attempt = 0;
  entry.cancelGrace();
  refresh(state, entry);
  askEstado(state, entry);
}

function whole(state: LiveState, entry: Entry, message: DownOf<'subscribed'>, anew: boolean): void {
  const { snapshot, cursor } = message;
  if (!snapshot) return;
  const { type, data, at, estado } = snapshot;
  deliver(state, entry, data, { kind: 'whole', cursor, at, estado, anew }, type);
}

function arrived(state: LiveState, entry: Entry, message: DownOf<'data'>): void {
  const { from, to, data, historical = false } = message;
  const { position, channel } = entry;
  if (entry.wire !== 'on' || !position) return;
  const { epoch } = position;
  const type = channel.pushType ?? channel.type;
  const reached = { epoch, offset: to };
  if (channel.kind === 'state') {
    entry.position = reached;
    const cursor = cursorText(reached);
    deliver(
      state,
      entry,
      data,
      { kind: 'whole', cursor, at: undefined, estado: undefined, anew: false },
      type,
    );
    return;
  }
  const fit = fitOf(position, message);
  if (fit === 'had') return;
  if (fit === 'hole') {
    askAgain(state, entry, true);
    return;
  }
  entry.position = reached;
  deliver(state, entry, data, { kind: 'items', epoch, from, to, historical }, type);
}

/** Refused for good. */
export function refuse(state: LiveState, entry: Entry, problem: ProblemCode): void {
  entry.refused = problem;
  unask(state, entry);
  refresh(state, entry);
  askEstado(state, entry);
}

/** The server could not subscribe it: polling has to do, and it is asked again later. */
function failed(state: LiveState, entry: Entry, problem: ProblemCode): void {
  if (problem === 'not_allowed' || problem === 'not_found') {
    refuse(state, entry, 'not_allowed');
    return;
  }
  // A ref that is in use is one that this page forgot.
  if (problem === 'conflict') unask(state, entry);
  else drop(entry);
  entry.hopeful = false;
  entry.attempt += 1;
  entry.cancelRetry = state.deps.after(backoff(entry.attempt, state.deps.random()), () => ask(state, entry));
  refresh(state, entry);
  askEstado(state, entry);
}

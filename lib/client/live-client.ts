import type { ChannelName } from '@/lib/channels/registry';
import { parseCursor } from '@/lib/domain/cursor';
import { channelNamed } from './channels';
import type { LiveDeps } from './live-deps';
import { type Entry, IDLE, newEntry } from './live-entry';
import { tend } from './live-link';
import { each, hope, type LiveState, liveKey, NO_SOCKET, refresh, tellChange } from './live-state';
import type { LiveClient, LiveListing } from './live-types';
import { ask, askAgain, askEstado, refuse, unask } from './live-wire';
import { cursorText, furthest } from './stream-position';

/** A subscription nobody needs stays this long: the next page of a route change often needs it again. */
export const LINGER_MS = 2_000;

/** `now`: server time, ms. */
export function createLiveClient(
  deps: LiveDeps,
  now: () => number = () => deps.clock.now().getTime(),
): LiveClient {
  const state = newState(deps, now);
  const find = (channel: ChannelName, id: number) => state.entries.get(liveKey(channel, id));
  return {
    subscribe: (channel, id, since) => subscribe(state, entryOf(state, channel, id), since),
    status: (channel, id) => find(channel, id)?.status ?? IDLE,
    mark: (channel, id) => find(channel, id)?.mark ?? 0,
    onFrame: (listener) => listen(state.frames, listener),
    onStatus: (listener) => listen(state.changes, listener),
    onWake: (listener) => listen(state.wakers, listener),
    wake: () => wake(state),
    end: (channel, id) => withEntry(find(channel, id), (entry) => end(state, entry)),
    revive: (channel, id) => {
      if (find(channel, id)?.status.problem === 'unauthenticated') state.socket?.wake();
    },
    reached: (channel, id, cursor, lost) =>
      withEntry(find(channel, id), (entry) => {
        advance(state, entry, cursor, lost);
        refresh(state, entry);
      }),
    list: () => [...state.entries.values()].map(listingOf),
    renew: (channel, id) => renew(state, find(channel, id)),
    connect: (channel, id) => withEntry(find(channel, id), (entry) => release(state, entry)),
    disconnect: (channel, id) => withEntry(find(channel, id), (entry) => hold(state, entry)),
    disconnectAll: () => each(state, (entry) => hold(state, entry)),
    enable: () => {
      state.enabled = true;
      each(state, (entry) => release(state, entry));
    },
    disable: () => {
      state.enabled = false;
      tend(state);
    },
  };
}

function newState(deps: LiveDeps, now: () => number): LiveState {
  return {
    deps,
    now,
    enabled: true,
    socket: undefined,
    view: NO_SOCKET,
    marks: 0,
    entries: new Map(),
    estados: new Map(),
    frames: new Set(),
    changes: new Set(),
    wakers: new Set(),
  };
}

function entryOf(state: LiveState, channel: ChannelName, consumidorId: number): Entry {
  const key = liveKey(channel, consumidorId);
  const known = state.entries.get(key);
  if (known) return known;
  const entry = newEntry(key, channelNamed(channel), consumidorId);
  state.entries.set(key, entry);
  return entry;
}

function subscribe(state: LiveState, entry: Entry, since: string | undefined): () => void {
  entry.cancelLinger();
  entry.count += 1;
  if (since) advance(state, entry, since);
  if (!entry.live && entry.count === 1) open(state, entry);
  let done = false;
  return () => {
    if (done) return;
    done = true;
    entry.count -= 1;
    if (entry.count === 0) entry.cancelLinger = state.deps.after(LINGER_MS, () => forget(state, entry));
  };
}

/** Asks for an entry, over a socket that may have to be opened first. */
function open(state: LiveState, entry: Entry): void {
  hope(state, entry);
  tend(state);
  ask(state, entry);
  askEstado(state, entry);
  refresh(state, entry);
}

function forget(state: LiveState, entry: Entry): void {
  entry.cancelGrace();
  unask(state, entry);
  state.entries.delete(entry.key);
  askEstado(state, entry);
  tend(state);
  const before = entry.status;
  entry.status = IDLE;
  tellChange(state, entry, before);
}

function hold(state: LiveState, entry: Entry): void {
  entry.held = true;
  unask(state, entry);
  refresh(state, entry);
  askEstado(state, entry);
  tend(state);
}

function release(state: LiveState, entry: Entry): void {
  entry.held = false;
  if (state.enabled && !entry.live) open(state, entry);
}

function end(state: LiveState, entry: Entry): void {
  refuse(state, entry, 'not_allowed');
  tend(state);
}

function renew(state: LiveState, entry: Entry | undefined): boolean {
  if (!entry || entry.wire === 'off') return false;
  askAgain(state, entry, false);
  return true;
}

/** Somebody has everything up to a cursor. */
function advance(state: LiveState, entry: Entry, cursor: string, lost = 0): void {
  const position = parseCursor(cursor);
  if (!position || entry.channel.kind !== 'stream') return;
  const isAnew = lost > 0 || (entry.position !== undefined && entry.position.epoch < position.epoch);
  entry.position = furthest(entry.position, position);
  entry.lost += lost;
  if (isAnew || entry.continuo_desde === null) entry.continuo_desde = new Date(state.now()).toISOString();
}

function wake(state: LiveState): void {
  state.socket?.wake();
  for (const listener of [...state.wakers]) listener();
}

function listingOf({ key, status, position, recovered }: Entry): LiveListing {
  return { key, status, cursor: cursorText(position) ?? null, recovered };
}

function withEntry(entry: Entry | undefined, visit: (entry: Entry) => void): void {
  if (entry) visit(entry);
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

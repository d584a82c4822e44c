import { type ChannelName, channelNamed } from '@/lib/channels/registry';
import type { LiveDeps } from './live-deps';
import {
  type Entry,
  type EntryHost,
  endEntry,
  holdEntry,
  IDLE,
  newEntry,
  openEntry,
  releaseEntry,
} from './live-entry';
import type { LiveClient, LiveFrame, StatusChange } from './live-types';

/** A socket nobody needs stays this long: the next page of a route change often needs it again. */
export const LINGER_MS = 2_000;

type State = {
  enabled: boolean;
  marks: number;
  entries: Map<string, Entry>;
  frames: Set<(frame: LiveFrame) => void>;
  changes: Set<(change: StatusChange) => void>;
  wakers: Set<() => void>;
  host: EntryHost;
};

export function liveKey(channel: ChannelName, consumidorId: number): string {
  return `${channel}_${consumidorId}`;
}

export function createLiveClient(deps: LiveDeps): LiveClient {
  const state = newState(deps);
  const find = (channel: ChannelName, id: number) => state.entries.get(liveKey(channel, id));
  return {
    subscribe: (channel, id) => subscribe(state, entryOf(state, channel, id)),
    status: (channel, id) => find(channel, id)?.status ?? IDLE,
    mark: (channel, id) => find(channel, id)?.mark ?? 0,
    onFrame: (listener) => listen(state.frames, listener),
    onStatus: (listener) => listen(state.changes, listener),
    onWake: (listener) => listen(state.wakers, listener),
    wake: () => wake(state),
    end: (channel, id, code) => withEntry(find(channel, id), (entry) => endEntry(state.host, entry, code)),
    revive: (channel, id) => revive(find(channel, id)),
    report: (channel, id, report) =>
      withEntry(find(channel, id), (entry) => {
        entry.report = { ...entry.report, ...report };
      }),
    list: () => [...state.entries].map(([key, { status, report }]) => ({ key, status, report })),
    send: (channel, id, message) => find(channel, id)?.socket?.send(message) ?? false,
    connect: (channel, id) => withEntry(find(channel, id), (entry) => letOpen(state, entry)),
    disconnect: (channel, id) => withEntry(find(channel, id), (entry) => hold(state, entry)),
    disconnectAll: () => each(state, (entry) => hold(state, entry)),
    enable: () => {
      state.enabled = true;
      each(state, (entry) => letOpen(state, entry));
    },
    disable: () => {
      state.enabled = false;
      each(state, (entry) => holdEntry(state.host, entry));
    },
  };
}

function newState(deps: LiveDeps): State {
  const state: Omit<State, 'host'> = {
    enabled: true,
    marks: 0,
    entries: new Map(),
    frames: new Set(),
    changes: new Set(),
    wakers: new Set(),
  };
  const host: EntryHost = {
    deps,
    frameArrived(entry, frame) {
      state.marks += 1;
      entry.mark = state.marks;
      for (const listener of state.frames) listener(frame);
    },
    statusChanged(change) {
      for (const listener of state.changes) listener(change);
    },
  };
  return Object.assign(state, { host });
}

function entryOf(state: State, channel: ChannelName, consumidorId: number): Entry {
  const key = liveKey(channel, consumidorId);
  const known = state.entries.get(key);
  if (known) return known;
  const entry = newEntry(channelNamed(channel), consumidorId);
  state.entries.set(key, entry);
  return entry;
}

function subscribe(state: State, entry: Entry): () => void {
  entry.cancelLinger();
  entry.count += 1;
  if (!state.enabled) holdEntry(state.host, entry);
  else if (!entry.held) openEntry(state.host, entry);
  let done = false;
  return () => {
    if (done) return;
    done = true;
    entry.count -= 1;
    if (entry.count === 0) entry.cancelLinger = state.host.deps.after(LINGER_MS, () => forget(state, entry));
  };
}

function forget(state: State, entry: Entry): void {
  releaseEntry(entry);
  const { channel, consumidorId, status } = entry;
  state.entries.delete(liveKey(channel.name, consumidorId));
  state.host.statusChanged({ channel: channel.name, consumidorId, status: IDLE, before: status });
}

function hold(state: State, entry: Entry): void {
  entry.held = true;
  holdEntry(state.host, entry);
}

function letOpen(state: State, entry: Entry): void {
  entry.held = false;
  if (state.enabled) openEntry(state.host, entry);
}

function wake(state: State): void {
  each(state, (entry) => entry.socket?.wake());
  for (const listener of state.wakers) listener();
}

function revive(entry: Entry | undefined): void {
  if (entry?.status.problem === 'unauthenticated') entry.socket?.wake();
}

function each(state: State, visit: (entry: Entry) => void): void {
  for (const entry of [...state.entries.values()]) visit(entry);
}

function withEntry(entry: Entry | undefined, visit: (entry: Entry) => void): void {
  if (entry) visit(entry);
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

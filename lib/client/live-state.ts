import type { ChannelName } from '@/lib/channels/registry';
import type { Estado } from '@/lib/domain/estado';
import type { LiveDeps } from './live-deps';
import { type Entry, GRACE_MS, isSameStatus, isWanted, statusOf } from './live-entry';
import type { LiveSocket, SocketView } from './live-socket';
import type { Items, LiveFrame, StatusChange, Whole } from './live-types';

/** What the parts of the live client share. */
export type LiveState = {
  deps: LiveDeps;
  /** Server time, ms. */
  now(): number;
  enabled: boolean;
  socket: LiveSocket | undefined;
  view: SocketView;
  marks: number;
  entries: Map<string, Entry>;
  /** What the present connection told last of each consumidor. */
  estados: Map<number, Estado>;
  frames: Set<(frame: LiveFrame) => void>;
  changes: Set<(change: StatusChange) => void>;
  wakers: Set<() => void>;
};

export const NO_SOCKET: SocketView = { ready: 'CLOSED', live: false, rttMs: null, ended: null };

export function liveKey(channel: ChannelName, consumidorId: number): string {
  return `${channel}_${consumidorId}`;
}

export function each(state: LiveState, visit: (entry: Entry) => void): void {
  for (const entry of [...state.entries.values()]) visit(entry);
}

/** Works out the status of an entry anew, and tells when it changed. */
export function refresh(state: LiveState, entry: Entry): void {
  const before = entry.status;
  const status = statusOf(entry, state.socket && state.view);
  if (isSameStatus(status, before)) return;
  entry.status = status;
  tellChange(state, entry, before);
}

export function tellChange(state: LiveState, entry: Entry, before: StatusChange['before']): void {
  const { channel, consumidorId, status } = entry;
  for (const listener of [...state.changes])
    listener({ channel: channel.name, consumidorId, status, before });
}

/** It was asked for just now: there is no need to poll yet. */
export function hope(state: LiveState, entry: Entry): void {
  if (!isWanted(entry) || !state.enabled) return;
  entry.hopeful = true;
  entry.cancelGrace();
  entry.cancelGrace = state.deps.after(GRACE_MS, () => {
    entry.hopeful = false;
    refresh(state, entry);
  });
}

export function deliver(state: LiveState, entry: Entry, data: unknown, frame: Whole | Items, type?: string) {
  const { channel, consumidorId } = entry;
  state.marks += 1;
  entry.mark = state.marks;
  const told = { channel: channel.name, consumidorId, type: type ?? channel.type, data, ...frame };
  for (const listener of [...state.frames]) listener(told);
}

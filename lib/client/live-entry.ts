import type { Channel } from '@/lib/channels/registry';
import type { ProblemCode } from '@/lib/domain/errors';
import type { Cancel, LiveDeps } from './live-deps';
import { type LiveSocket, openLiveSocket, type SocketView } from './live-socket';
import type { LiveFrame, LiveStatus, Phase, StatusChange, StreamReport } from './live-types';

/** This long without a live socket and the page polls. */
export const GRACE_MS = 2_000;

/** One channel of one consumidor on this page. */
export type Entry = {
  readonly channel: Channel;
  readonly consumidorId: number;
  /** How many need it. */
  count: number;
  /** Closed by hand. */
  held: boolean;
  socket: LiveSocket | undefined;
  status: LiveStatus;
  mark: number;
  report: StreamReport;
  cancelLinger: Cancel;
  cancelGrace: Cancel;
};

/** What an entry tells the client it belongs to. */
export type EntryHost = {
  deps: LiveDeps;
  frameArrived(entry: Entry, frame: LiveFrame): void;
  statusChanged(change: StatusChange): void;
};

export const IDLE: LiveStatus = { phase: 'pending', ready: 'CLOSED', rttMs: null, problem: null };

const nothing: Cancel = () => {};

export function newEntry(channel: Channel, consumidorId: number): Entry {
  return {
    channel,
    consumidorId,
    count: 0,
    held: false,
    socket: undefined,
    status: IDLE,
    mark: 0,
    report: { cursor: null, recovered: null, lost: 0 },
    cancelLinger: nothing,
    cancelGrace: nothing,
  };
}

export function openEntry(host: EntryHost, entry: Entry): void {
  if (entry.socket) return;
  const { name, type, pushType = type, example } = entry.channel;
  const { consumidorId } = entry;
  entry.cancelGrace = host.deps.after(GRACE_MS, () => {
    if (entry.status.phase === 'pending') setStatus(host, entry, { phase: 'down' });
  });
  entry.socket = openLiveSocket({
    path: `/ws/${name}/${consumidorId}/`,
    types: [type, pushType],
    accepts: (data) => sameShape(data, example),
    deps: host.deps,
    onFrame: (data, type) => host.frameArrived(entry, { channel: name, consumidorId, type, data }),
    onChange: (view) => socketChanged(host, entry, view),
  });
}

/** Closes the socket and says that polling has to do. */
export function holdEntry(host: EntryHost, entry: Entry): void {
  releaseEntry(entry);
  setStatus(host, entry, { phase: 'down', ready: 'CLOSED', rttMs: null, problem: null });
}

export function releaseEntry(entry: Entry): void {
  entry.cancelGrace();
  entry.socket?.close();
  entry.socket = undefined;
}

export function endEntry(host: EntryHost, entry: Entry, problem: ProblemCode): void {
  if (entry.socket) entry.socket.end(problem);
  else setStatus(host, entry, { phase: 'ended', problem });
}

function socketChanged(host: EntryHost, entry: Entry, view: SocketView): void {
  setStatus(host, entry, {
    phase: phaseOf(view, entry.status.phase),
    ready: view.ready,
    rttMs: view.rttMs,
    problem: view.ended,
  });
}

function phaseOf(view: SocketView, before: Phase): Phase {
  if (view.ended) return 'ended';
  if (view.live) return 'live';
  const hopeful = before === 'pending' || before === 'ended';
  return hopeful && view.ready !== 'CLOSED' ? 'pending' : 'down';
}

function setStatus(host: EntryHost, entry: Entry, patch: Partial<LiveStatus>): void {
  const before = entry.status;
  const status = { ...before, ...patch };
  entry.status = status;
  host.statusChanged({ channel: entry.channel.name, consumidorId: entry.consumidorId, status, before });
}

/** A list where the channel has lists, an object where it has one. More would cost a parse at every frame. */
function sameShape(data: unknown, example: unknown): boolean {
  return typeof data === 'object' && data !== null && Array.isArray(data) === Array.isArray(example);
}

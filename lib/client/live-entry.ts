import type { Cursor } from '@/lib/domain/cursor';
import type { ProblemCode } from '@/lib/domain/errors';
import type { ChannelFacts } from './channel-facts';
import { type Cancel, nothing } from './live-deps';
import type { SocketView } from './live-socket';
import type { LiveStatus, Phase } from './live-types';

/** This long without a live subscription and the page polls. */
export const GRACE_MS = 2_000;

/** One channel of one consumidor on this page. Its status follows from the rest and is only kept to tell changes. */
export type Entry = {
  /** What it is called on the wire too: sockets with the same ref share the bytes of a frame on the server. */
  readonly key: string;
  readonly channel: ChannelFacts;
  readonly consumidorId: number;
  /** How many need it. */
  count: number;
  /** Ended by hand. */
  held: boolean;
  /** Refused for good. */
  refused: ProblemCode | null;
  /** Asked for less than `GRACE_MS` ago. */
  hopeful: boolean;
  /** On the present connection: not asked for, asked for, or confirmed. */
  wire: 'off' | 'asked' | 'on';
  /** Confirmed, or for an estado: told along with the others of its consumidor. */
  live: boolean;
  /** The server shows its reader no estado. */
  silent: boolean;
  /** Of a stream: everything up to here was delivered, or read by REST. */
  position: Cursor | undefined;
  /** Asked with `since`, or told of a gap: a snapshot stands in place of what was missed. */
  resuming: boolean;
  recovered: boolean | null;
  continuo_desde: string | null;
  lost: number;
  /** Refusals in a row that may pass. */
  attempt: number;
  status: LiveStatus;
  mark: number;
  cancelLinger: Cancel;
  cancelGrace: Cancel;
  cancelRetry: Cancel;
};

export const IDLE: LiveStatus = {
  phase: 'pending',
  ready: 'CLOSED',
  rttMs: null,
  problem: null,
  continuo_desde: null,
  lost: 0,
};

export function newEntry(key: string, channel: ChannelFacts, consumidorId: number): Entry {
  return {
    key,
    channel,
    consumidorId,
    count: 0,
    held: false,
    refused: null,
    hopeful: false,
    wire: 'off',
    live: false,
    silent: false,
    position: undefined,
    resuming: false,
    recovered: null,
    continuo_desde: null,
    lost: 0,
    attempt: 0,
    status: IDLE,
    mark: 0,
    cancelLinger: nothing,
    cancelGrace: nothing,
    cancelRetry: nothing,
  };
}

export function isWanted({ held, refused }: Entry): boolean {
  return !held && refused === null;
}

/** What is true of an entry now; `view` is undefined when there is to be no socket. */
export function statusOf(entry: Entry, view: SocketView | undefined): LiveStatus {
  const { continuo_desde, lost } = entry;
  const problem = entry.held ? null : (entry.refused ?? view?.ended ?? null);
  const connected = view !== undefined && isWanted(entry);
  return {
    phase: phaseOf(entry, view),
    ready: connected ? view.ready : 'CLOSED',
    rttMs: connected ? view.rttMs : null,
    problem,
    continuo_desde,
    lost,
  };
}

function phaseOf(entry: Entry, view: SocketView | undefined): Phase {
  if (entry.held) return 'down';
  if (entry.refused || view?.ended) return 'ended';
  if (entry.live) return 'live';
  return entry.hopeful && view && view.ready !== 'CLOSED' ? 'pending' : 'down';
}

export function isSameStatus(a: LiveStatus, b: LiveStatus): boolean {
  return (Object.keys(a) as (keyof LiveStatus)[]).every((key) => a[key] === b[key]);
}

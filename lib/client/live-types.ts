import type { ChannelName } from '@/lib/channels/registry';
import type { ProblemCode } from '@/lib/domain/errors';
import type { ShownEstado } from '@/lib/domain/estado';
import type { ReadyState } from './live-socket';

/**
 * What to think of the subscription of a key. `pending`: asked for less than 2 s ago, it may yet come. `live`: the
 * server confirmed it and frames flow. `down`: they do not, so poll. `ended`: the server refused for good.
 */
export type Phase = 'pending' | 'live' | 'down' | 'ended';

/** `continuo_desde`: of a stream, since when nothing is missing (ISO, server time). `lost`: items that are, in all. */
export type Continuity = { continuo_desde: string | null; lost: number };

export type LiveStatus = Continuity & {
  phase: Phase;
  ready: ReadyState;
  rttMs: number | null;
  problem: ProblemCode | null;
};

/**
 * The whole of a channel, which replaces what was before. `anew`: of a stream, what lies between what was held and this
 * cannot be had any more. `at` is server time, undefined for a push: then it is of now.
 */
export type Whole = {
  kind: 'whole';
  cursor: string | undefined;
  at: string | undefined;
  estado: ShownEstado | undefined;
  anew: boolean;
};

/** Items of a stream, newest first: all that the offsets `from` to `to` stand for. */
export type Items = { kind: 'items'; epoch: number; from: number; to: number; historical: boolean };

export type LiveFrame = { channel: ChannelName; consumidorId: number; type: string; data: unknown } & (
  | Whole
  | Items
);

export type StatusChange = {
  channel: ChannelName;
  consumidorId: number;
  status: LiveStatus;
  before: LiveStatus;
};

/** `recovered`: whether the last resumption brought all that was missed; null before there was one. */
export type LiveListing = {
  key: string;
  status: LiveStatus;
  cursor: string | null;
  recovered: boolean | null;
};

/** The subscriptions of one page, one for each channel and consumidor that somebody looks at, over one socket. */
export type LiveClient = {
  /**
   * Counted: the subscription stays as long as anybody needs it, and a little longer. `since`: the cursor of what the
   * caller holds of a stream, so that only what follows is sent.
   */
  subscribe(channel: ChannelName, consumidorId: number, since?: string): () => void;
  status(channel: ChannelName, consumidorId: number): LiveStatus;
  /** Changes with every frame of the key: tells whether one arrived between two moments. */
  mark(channel: ChannelName, consumidorId: number): number;
  onFrame(listener: (frame: LiveFrame) => void): () => void;
  onStatus(listener: (change: StatusChange) => void): () => void;
  onWake(listener: () => void): () => void;
  /** The network is back or the page is visible. */
  wake(): void;
  /** REST was refused for good, so the subscription would be as well. */
  end(channel: ChannelName, consumidorId: number): void;
  /** REST answered although the socket had been told to sign in: the session is back. */
  revive(channel: ChannelName, consumidorId: number): void;
  /** REST brought everything up to a cursor: the socket goes on from there. `lost`: items it no longer could. */
  reached(channel: ChannelName, consumidorId: number, cursor: string, lost?: number): void;
  list(): LiveListing[];
  /** Asks for the whole of a channel again. False when nothing could be asked. */
  renew(channel: ChannelName, consumidorId: number): boolean;
  /** Undoes `disconnect`. */
  connect(channel: ChannelName, consumidorId: number): void;
  /** Ends the subscription although it is needed: the page polls until `connect` or `enable`. */
  disconnect(channel: ChannelName, consumidorId: number): void;
  disconnectAll(): void;
  enable(): void;
  /** No socket at all: everything polls. */
  disable(): void;
};

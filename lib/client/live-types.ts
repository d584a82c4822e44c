import type { ChannelName } from '@/lib/channels/registry';
import type { ProblemCode } from '@/lib/domain/errors';
import type { ReadyState } from './live-socket';

/**
 * What to think of the socket of a key. `pending`: asked for less than 2 s ago, it may yet come. `live`: frames
 * flow. `down`: they do not, so poll. `ended`: the server refused for good.
 */
export type Phase = 'pending' | 'live' | 'down' | 'ended';

export type LiveStatus = {
  phase: Phase;
  ready: ReadyState;
  rttMs: number | null;
  problem: ProblemCode | null;
};

export type LiveFrame = { channel: ChannelName; consumidorId: number; type: string; data: unknown };

export type StatusChange = {
  channel: ChannelName;
  consumidorId: number;
  status: LiveStatus;
  before: LiveStatus;
};

/** What the readers of REST know of a stream, told by `getStats`. `lost` counts items known to be missing. */
export type StreamReport = { cursor: string | null; recovered: boolean | null; lost: number };

export type LiveListing = { key: string; status: LiveStatus; report: StreamReport };

/** The sockets of one page: one for each channel and consumidor that somebody on the page looks at. */
export type LiveClient = {
  /** Counted: the socket stays as long as anybody needs it, and a little longer. */
  subscribe(channel: ChannelName, consumidorId: number): () => void;
  status(channel: ChannelName, consumidorId: number): LiveStatus;
  /** Changes with every frame of the key: tells whether one arrived between two moments. */
  mark(channel: ChannelName, consumidorId: number): number;
  onFrame(listener: (frame: LiveFrame) => void): () => void;
  onStatus(listener: (change: StatusChange) => void): () => void;
  onWake(listener: () => void): () => void;
  /** The network is back or the page is visible. */
  wake(): void;
  /** REST was refused for good, so the socket would be as well. */
  end(channel: ChannelName, consumidorId: number, code: ProblemCode): void;
  /** REST answered although the socket had been told to sign in: the session is back. */
  revive(channel: ChannelName, consumidorId: number): void;
  report(channel: ChannelName, consumidorId: number, report: Partial<StreamReport>): void;
  list(): LiveListing[];
  send(channel: ChannelName, consumidorId: number, message: unknown): boolean;
  /** Undoes `disconnect`. */
  connect(channel: ChannelName, consumidorId: number): void;
  /** Closes the socket although it is needed: the page polls until `connect` or `enable`. */
  disconnect(channel: ChannelName, consumidorId: number): void;
  disconnectAll(): void;
  enable(): void;
  /** No sockets at all: everything polls. */
  disable(): void;
};

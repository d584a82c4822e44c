import type { Clock } from '@/lib/domain/clock';

export type Cancel = () => void;

/** Where nothing is under way. */
export const nothing: Cancel = () => {};

/** Not a code of the protocol: the connection is gone, or its peer stopped answering. */
export const GONE = 1006;

export type RawSocketEvents = {
  onOpen(): void;
  onMessage(text: string): void;
  onClose(code: number): void;
};

export type RawSocket = { send(text: string): void; close(): void };

/** What the live client needs of a browser, so that it runs in a test without one. */
export type LiveDeps = {
  clock: Clock;
  /** Runs once after `ms`. */
  after(ms: number, run: () => void): Cancel;
  /** 0 <= x < 1 */
  random(): number;
  /** To the native surface. */
  connect(events: RawSocketEvents): RawSocket;
  isHidden(): boolean;
};

import type { Cancel, LiveDeps } from './live-deps';

/** What the tabs of one person in one browser tell each other. `n` names a socket of the tab that asked for it. */
export type TabMessage =
  /** The tab that owns the socket lives. `hidden_ms`: for how long nobody looked at it. */
  | { kind: 'lead'; from: string; hidden_ms: number }
  /** A tab that is new asks who leads. */
  | { kind: 'who'; from: string }
  | { kind: 'open'; from: string; to: string; n: number }
  | { kind: 'up'; from: string; to: string; n: number; text: string }
  | { kind: 'close'; from: string; to: string; n: number }
  | { kind: 'opened'; from: string; to: string; n: number }
  | { kind: 'down'; from: string; to: string; n: number; text: string }
  | { kind: 'closed'; from: string; to: string; n: number; code: number };

/**
 * The lock that the tabs have in common: waits for it, or takes it from who has it. Gives how to let go of it, or to stop
 * waiting.
 */
export type TabLock = (steal: boolean, on: { granted(): void; lost(): void }) => () => void;

export type TabDeps = Pick<LiveDeps, 'connect' | 'after' | 'clock' | 'random' | 'isHidden'> & {
  lock: TabLock;
  channel(hear: (message: TabMessage) => void): { post(message: TabMessage): void; close: Cancel };
};

import type { Channel } from '@/lib/channels/registry';
import type { View } from '@/lib/channels/view';
import type { Pipe } from './pipes';
import type { First } from './snapshots';

/** What one `subscribe` asks for, and what the session lends it. */
export type SubscriptionPlace = {
  ref: string;
  channel: Channel;
  ownerId: number;
  pipe: Pipe;
  /** Changes with the grant. */
  view(): View;
  /** Least time between two frames, ms. */
  spacing: number;
  /** Bytes that wait because the reader is slow. */
  owe(bytes: number): void;
};

/** One running subscription of a session. `drained`: the reader took what it was sent; `seen`: the grant changed. */
export type Subscription = { drained(): void; seen(): void; stop(): void };

export function subscribedMessage(
  { ref, channel }: SubscriptionPlace,
  cursor: string,
  first?: First,
): string {
  const snapshot = first && {
    type: channel.type,
    data: first.data,
    at: first.at.toISOString(),
    estado: first.estado,
  };
  return JSON.stringify({ type: 'subscribed', ref, cursor, recovered: first === undefined, snapshot });
}

/** Spaces out what a subscription sends. `run` comes at once when its turn is there. */
export function createSpacing(
  spacing: number,
  run: () => void,
): { isDue(): boolean; sent(): void; stop(): void } {
  let nextAt = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    isDue: () => {
      if (spacing === 0) return true;
      const wait = nextAt - performance.now();
      if (wait <= 0) return true;
      timer ??= setTimeout(() => {
        timer = undefined;
        run();
      }, wait);
      return false;
    },
    sent: () => {
      if (spacing > 0) nextAt = performance.now() + spacing;
    },
    stop: () => clearTimeout(timer),
  };
}

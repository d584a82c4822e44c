import { PONG_WITHIN_MS } from '@/lib/channels/protocol';
import { HASTE, lasting } from './durations';
import type { Device } from './load';
import type { Page } from './page';

const LOOK_EVERY_MS = 100;
/** A page may claim to be live this long after something newer was stored that it has not. */
export const BELIEVED_MS = PONG_WITHIN_MS / HASTE + lasting(1, 2);

/** Looks at what a page claims, again and again. */
export type Claims = {
  /** How long in all the claim was false, s. */
  falseSeconds(): number;
  /** How long the page was live, s. */
  liveSeconds(): number;
  stop(): void;
};

export function watchClaims(page: Page, devices: readonly Device[]): Claims {
  let wrong = 0;
  let live = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    const passed = now - last;
    last = now;
    if (!page.isLive()) return;
    live += passed;
    if (newestDue(devices, now - BELIEVED_MS) > newestOf(page)) wrong += passed;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    falseSeconds: () => Math.round(wrong / 100) / 10,
    liveSeconds: () => Math.round(live / 100) / 10,
    stop: () => clearInterval(timer),
  };
}

/** The last offset that had been acknowledged by then. */
function newestDue(devices: readonly Device[], by: number): number {
  return devices
    .flatMap(({ acknowledged }) => acknowledged)
    .reduce((a, { seq, at }) => (at <= by ? Math.max(a, seq) : a), 0);
}

function newestOf(page: Page): number {
  return page.rows().reduce((newest, { seq }) => Math.max(newest, seq), 0);
}

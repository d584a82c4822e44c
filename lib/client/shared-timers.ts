import type { TimeoutProvider } from '@tanstack/react-query';
import { type Cancel, nothing } from './live-deps';
import { apart } from './own-task';

/** Who waits at least this long does not mind waiting a twentieth more. */
const LONG_MS = 1_000;
const PARTS = 20;

/** What is to run, by when (ms of the page). */
const slots = new Map<number, Set<() => void>>();

/**
 * Runs once after `ms`. A page asks for hundreds of timers while it starts, of each channel for several, most of them due
 * together and few of them ever needed: the long ones share those of the browser.
 */
export function later(ms: number, run: () => void): Cancel {
  if (ms === Number.POSITIVE_INFINITY) return nothing;
  if (ms < LONG_MS) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  }
  const slot = slotOf(ms);
  // The same function may be asked for twice.
  const once = () => run();
  slot.add(once);
  return () => slot.delete(once);
}

function slotOf(ms: number): Set<() => void> {
  const now = performance.now();
  const due = (Math.floor((now + ms) / (ms / PARTS)) + 1) * (ms / PARTS);
  const known = slots.get(due);
  if (known) return known;
  const slot = new Set<() => void>();
  slots.set(due, slot);
  setTimeout(() => {
    slots.delete(due);
    // A timer that one of them cancels is taken out before its turn.
    for (const run of slot) apart(run);
  }, due - now);
  return slot;
}

const waiting = new Map<number, Cancel>();
let last = 0;

/** For the queries: each has one for when its answer is old, and one for when nobody needs it any more. */
export const sharedTimeouts: TimeoutProvider<number> = {
  setTimeout(run, ms) {
    const id = ++last;
    const cancel = later(ms, () => {
      waiting.delete(id);
      run();
    });
    waiting.set(id, cancel);
    return id;
  },
  clearTimeout(id) {
    if (id === undefined) return;
    waiting.get(id)?.();
    waiting.delete(id);
  },
  setInterval: (run, ms) => window.setInterval(run, ms),
  clearInterval: (id) => window.clearInterval(id),
};

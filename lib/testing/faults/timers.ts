import type { Cancel } from '@/lib/client/live-deps';
import { HASTE, lasting } from './durations';

/** The timers of a page. While it is hidden they run as browsers let them: all that are due, once a minute. */
export type Timers = {
  after(ms: number, run: () => void): Cancel;
  isHidden(): boolean;
  hide(): void;
  show(): void;
  stop(): void;
};

const HIDDEN_EVERY_MS = lasting(60, 4);

export function createTimers(): Timers {
  const due = new Set<() => void>();
  const pending = new Set<NodeJS.Timeout>();
  let tick: NodeJS.Timeout | undefined;
  const runDue = () => {
    for (const run of [...due]) if (due.delete(run)) run();
  };
  return {
    after: (ms, run) => {
      const timer = setTimeout(() => {
        pending.delete(timer);
        if (tick) due.add(run);
        else run();
      }, ms / HASTE);
      pending.add(timer);
      return () => {
        clearTimeout(timer);
        pending.delete(timer);
        due.delete(run);
      };
    },
    isHidden: () => tick !== undefined,
    hide: () => {
      tick ??= setInterval(runDue, HIDDEN_EVERY_MS);
    },
    show: () => {
      clearInterval(tick);
      tick = undefined;
      runDue();
    },
    stop: () => {
      clearInterval(tick);
      for (const timer of pending) clearTimeout(timer);
    },
  };
}

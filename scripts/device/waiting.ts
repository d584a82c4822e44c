import { setTimeout as delay } from 'node:timers/promises';
import { type Clock, systemClock } from '@/lib/domain/clock';
import { RequestFailed } from './api';
import { waitMs } from './backoff';

/** A wait that the server asks for and that is longer than this is told: it is not a hiccup. */
const LONG_WAIT_MS = 10_000;

export type Sleep = (ms: number) => Promise<void>;

/** A sleep that the signal cuts short. */
export function sleeperOf(signal: AbortSignal): Sleep {
  return (ms) => delay(ms, undefined, { signal }).catch(() => undefined);
}

export type Waiting = { say(line: string): void; signal: AbortSignal; sleep: Sleep; clock?: Clock };

/**
 * Asks until there is an answer, at the pace that the server asks for. `undefined`: stopped before that.
 * Throws RequestFailed for what waiting cannot mend.
 */
export async function whenReachable<T>(
  { say, signal, sleep, clock = systemClock }: Waiting,
  attempt: () => Promise<T>,
): Promise<T | undefined> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RequestFailed) || !error.transient) throw error;
      const wait = waitMs(error, ++failures, clock.now());
      if (wait >= LONG_WAIT_MS && error.status === 429) {
        say(`el servidor pide esperar ${Math.ceil(wait / 1_000)} s (${error.message})`);
      } else if (failures === 1) say(`el servidor no atiende (${error.message}); reintento`);
      await sleep(wait);
    }
  }
  return undefined;
}

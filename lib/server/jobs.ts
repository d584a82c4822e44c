import { type Clock, systemClock } from '@/lib/domain/clock';
import type { JobName, JobRun } from '@/lib/domain/salud';

export type Job = { stop(): Promise<void>; status(): JobRun };

/** Not at once: a server that starts has better to do. */
const SOON_MS = 5_000;

type Logger = { error(context: object, message: string): void };

/**
 * Runs `work` soon and then again and again, `everyMs` after it last ended, never twice at once. A failure is logged
 * and tried again.
 */
export function startJob(
  name: JobName,
  everyMs: number,
  work: () => Promise<unknown>,
  log: Logger,
  clock: Clock = systemClock,
): Job {
  const runs = keepRuns(name, everyMs, clock);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    const began = performance.now();
    try {
      await work();
      runs.ended(began, 'bien');
    } catch (error) {
      runs.ended(began, 'falla');
      log.error({ err: error, job: name }, 'a job failed: it is tried again');
    }
    if (!stopped) schedule(everyMs);
  };
  const schedule = (wait: number) => {
    timer = setTimeout(() => {
      running = run();
    }, wait);
    timer.unref();
  };
  schedule(Math.min(everyMs, SOON_MS));
  return {
    status: runs.status,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** What is known of the last run. */
function keepRuns(nombre: string, cada_ms: number, clock: Clock) {
  let last: JobRun = {
    nombre,
    cada_ms,
    corrio_at: null,
    duracion_ms: null,
    resultado: null,
    fallas_seguidas: 0,
  };
  return {
    status: (): JobRun => last,
    /** `began`: by `performance.now()`. */
    ended: (began: number, resultado: 'bien' | 'falla'): void => {
      last = {
        ...last,
        corrio_at: clock.now().toISOString(),
        duracion_ms: Math.round(performance.now() - began),
        resultado,
        fallas_seguidas: resultado === 'falla' ? last.fallas_seguidas + 1 : 0,
      };
    },
  };
}

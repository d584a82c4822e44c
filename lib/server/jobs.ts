export type Job = { stop(): Promise<void> };

/** Not at once: a server that starts has better to do. */
const SOON_MS = 5_000;

type Logger = { error(context: object, message: string): void };

/**
 * Runs `work` soon and then again and again, `everyMs` after it last ended, never twice at once. A failure is logged
 * and tried again.
 */
export function startJob(name: string, everyMs: number, work: () => Promise<unknown>, log: Logger): Job {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
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
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

export type Job = { stop(): Promise<void> };

type Logger = { error(context: object, message: string): void };

/** Runs `work` again and again, `everyMs` after it last ended, never twice at once. A failure is logged and tried again. */
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
    if (!stopped) schedule();
  };
  const schedule = () => {
    timer = setTimeout(() => {
      running = run();
    }, everyMs);
    timer.unref();
  };
  schedule();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

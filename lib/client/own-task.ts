type Scheduler = { yield?(): Promise<void> };

const waiting: (() => void)[] = [];
let running = false;

/**
 * Runs each in its turn and in a task of its own, so that the page answers in between: what a page begins together, its
 * subscriptions and requests, would hold it up together. At once where the browser has no way to wait for a task.
 */
export function inTurn(run: () => void): void {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (!scheduler?.yield) {
    run();
    return;
  }
  waiting.push(run);
  if (!running) void runAll(() => scheduler.yield?.());
}

async function runAll(ownTask: () => Promise<void> | undefined): Promise<void> {
  running = true;
  while (waiting.length > 0) {
    await ownTask();
    const run = waiting.shift();
    if (run) apart(run);
  }
  running = false;
}

/** What it throws is told of, and is nothing to those that come after it. */
export function apart(run: () => void): void {
  try {
    run();
  } catch (error) {
    reportError(error);
  }
}

/** For an effect: begins in its turn what `run` begins. What it gives back ends it, also before it began. */
export function begin(run: () => () => void): () => void {
  let end = () => {};
  let over = false;
  inTurn(() => {
    if (!over) end = run();
  });
  return () => {
    over = true;
    end();
  };
}

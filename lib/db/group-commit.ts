import { setImmediate as nextTurn } from 'node:timers/promises';

type Job<Item, Result> = { item: Item; resolve(result: Result): void; reject(error: unknown): void };

/**
 * Work that arrives together commits together: while one commit is under way the next group gathers, so a lone
 * item waits for nobody and a flood shares its commits. `weigh` and `capacity` bound a group.
 *
 * A group that fails over one of its items (`isItemFault`) is tried again item by item, so that one that cannot
 * be stored never sinks its neighbours; any other failure is everybody's.
 */
export function groupCommit<Item, Result>(
  commit: (items: readonly Item[]) => Promise<Result[]>,
  weigh: (item: Item) => number,
  capacity: number,
  isItemFault: (error: unknown) => boolean,
): (item: Item) => Promise<Result> {
  const queue: Job<Item, Result>[] = [];
  let running = false;

  const take = (): Job<Item, Result>[] => {
    let weight = 0;
    let count = 0;
    for (const { item } of queue) {
      weight += weigh(item);
      if (count > 0 && weight > capacity) break;
      count += 1;
    }
    return queue.splice(0, count);
  };

  const settle = async (jobs: Job<Item, Result>[]): Promise<void> => {
    try {
      const results = await commit(jobs.map(({ item }) => item));
      for (const [index, job] of jobs.entries()) job.resolve(results[index] as Result);
    } catch (error) {
      if (jobs.length > 1 && isItemFault(error)) for (const job of jobs) await settle([job]);
      else for (const job of jobs) job.reject(error);
    }
  };

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const jobs = take();
      await settle(jobs);
      // What arrived in this turn of the event loop joins the next group.
      await nextTurn();
    }
    running = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      // The turn of the event loop that brought this request may bring more: begin after it.
      if (!running) {
        running = true;
        setImmediate(() => void drain());
      }
    });
}

import DataLoader from 'dataloader';

type Send = () => void;

/** One after the other with few keys each: the next waits a moment, in which more will come than it costs. */
const FEW = 8;
const RUSH_MS = 2;
const GATHER_MS = 1;

/** What gathers while a query is on its way waits for its answer, but no longer: a slow one keeps nobody. */
const PATIENCE_MS = 10;

/**
 * Reads of one row by its key that are asked for together become one query: those of one turn of the event loop, and
 * those that come while earlier ones are on their way. A lone read waits for nobody; a flood shares its round trips.
 * Nothing is kept: every read sees what was committed before it was asked.
 *
 * `query` answers the rows that exist, in any order; `keyOf` tells which key a row belongs to.
 */
export function batched<Key, Row>(
  query: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): (key: Key) => Promise<Row | null> {
  let underWay = 0;
  let last = { keys: 0, at: 0 };
  const gathered = new Map<Send, NodeJS.Timeout>();
  const start = (send: Send): void => {
    clearTimeout(gathered.get(send));
    gathered.delete(send);
    underWay += 1;
    if (last.keys < FEW && performance.now() - last.at < RUSH_MS) setTimeout(send, GATHER_MS);
    else setImmediate(send);
  };
  const answered = (): void => {
    underWay -= 1;
    const [next] = gathered.keys();
    if (next && underWay === 0) start(next);
  };
  const loader = new DataLoader<Key, Row | null>(
    async (keys) => {
      const asked = query(keys).finally(answered);
      last = { keys: keys.length, at: performance.now() };
      const rows = new Map((await asked).map((row) => [keyOf(row), row]));
      return keys.map((key) => rows.get(String(key)) ?? null);
    },
    {
      cache: false,
      maxBatchSize: 500,
      batchScheduleFn: (send) => {
        if (underWay === 0) start(send);
        else gathered.set(send, setTimeout(start, PATIENCE_MS, send));
      },
    },
  );
  return (key) => loader.load(key);
}

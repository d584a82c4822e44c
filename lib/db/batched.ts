import DataLoader from 'dataloader';

/**
 * Reads of one row by its key that are asked for together become one query: fifty requests a turn of the event
 * loop cost the database one round trip. Nothing is kept: every read sees what was committed before it was asked.
 *
 * `query` answers the rows that exist, in any order; `keyOf` tells which key a row belongs to.
 */
export function batched<Key, Row>(
  query: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): (key: Key) => Promise<Row | null> {
  const loader = new DataLoader<Key, Row | null>(
    async (keys) => {
      const rows = new Map((await query(keys)).map((row) => [keyOf(row), row]));
      return keys.map((key) => rows.get(String(key)) ?? null);
    },
    { cache: false, maxBatchSize: 500, batchScheduleFn: (send) => setImmediate(send) },
  );
  return (key) => loader.load(key);
}

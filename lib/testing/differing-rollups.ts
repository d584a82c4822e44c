import type pg from 'pg';
import { recomputeRollups } from '@/lib/db/ingest/recompute';
import type { RollupDelta } from '@/lib/domain/metrics/rollup';
import { SUM_KEYS } from '@/lib/domain/metrics/sums';

const STORED = `SELECT minutos, (extract(epoch FROM inicio) * 1000)::bigint AS inicio_ms, ${SUM_KEYS.join(', ')}
  FROM rollups WHERE consumidor_id = $1`;

type Stored = Pick<RollupDelta, 'minutos' | 'inicio_ms'> & RollupDelta['sums'];

/** How many rollups of a consumidor are not what their readings give, or are there on one side only. */
export async function differingRollups(
  client: Pick<pg.PoolClient, 'query'>,
  consumidorId: number,
): Promise<number> {
  const keyOf = ({ minutos, inicio_ms }: Pick<RollupDelta, 'minutos' | 'inicio_ms'>) =>
    `${minutos}:${inicio_ms}`;
  const sumsOf = (sums: RollupDelta['sums']) => SUM_KEYS.map((column) => sums[column]).join();
  const stored = new Map(
    (await client.query<Stored>(STORED, [consumidorId])).rows.map((row) => [keyOf(row), sumsOf(row)]),
  );
  let differing = 0;
  for (const rollup of await recomputeRollups(client, consumidorId)) {
    const key = keyOf(rollup);
    if (stored.get(key) !== sumsOf(rollup.sums)) differing += 1;
    stored.delete(key);
  }
  return differing + stored.size;
}

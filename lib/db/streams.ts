import type pg from 'pg';
import type { Stream } from '@/lib/domain/events';

/**
 * Locks streams of a consumidor, in one order for everybody, and gives their last offsets. The locks make the order
 * of commits the order of offsets.
 */
export async function lockStreams<Name extends Stream>(
  client: pg.PoolClient,
  consumidorId: number,
  streams: readonly Name[],
): Promise<{ [Each in Name]?: number }> {
  const { rows } = await client.query<{ stream: Name; last_offset: number }>(
    `SELECT stream, last_offset FROM streams WHERE consumidor_id = $1 AND stream = ANY($2) ORDER BY stream FOR UPDATE`,
    [consumidorId, streams],
  );
  return Object.fromEntries(rows.map((row) => [row.stream, row.last_offset])) as { [Each in Name]?: number };
}

export async function advanceStream(
  client: pg.PoolClient,
  consumidorId: number,
  stream: Stream,
  lastOffset: number,
): Promise<void> {
  await client.query('UPDATE streams SET last_offset = $3 WHERE consumidor_id = $1 AND stream = $2', [
    consumidorId,
    stream,
    lastOffset,
  ]);
}

import type pg from 'pg';
import { type Stream, USUARIO_STREAMS } from '@/lib/domain/events';

/**
 * Locks streams of a consumidor, or of a usuario, until the end of the transaction and gives their last offsets. One
 * order for everybody, so that nobody waits in a circle; the locks make the order of commits the order of offsets.
 */
export async function lockStreams<Name extends Stream>(
  client: pg.PoolClient,
  ownerId: number,
  streams: readonly Name[],
): Promise<Record<Name, number>> {
  const { table, owner } = placeOf(streams);
  const { rows } = await client.query<{ stream: Name; last_offset: number }>(
    `SELECT stream, last_offset FROM ${table} WHERE ${owner} = $1 AND stream = ANY($2) ORDER BY stream FOR UPDATE`,
    [ownerId, streams],
  );
  if (rows.length < streams.length) throw new Error(`${owner} ${ownerId} lacks a stream of ${streams}`);
  return Object.fromEntries(rows.map((row) => [row.stream, row.last_offset])) as Record<Name, number>;
}

/** Says where locked streams end now. */
export async function advanceStreams(
  client: pg.PoolClient,
  ownerId: number,
  ends: { [Name in Stream]?: number },
): Promise<void> {
  const streams = Object.keys(ends) as Stream[];
  const { table, owner } = placeOf(streams);
  await client.query(
    `UPDATE ${table} s SET last_offset = t.last_offset
     FROM unnest($2::text[], $3::bigint[]) AS t(stream, last_offset)
     WHERE s.${owner} = $1 AND s.stream = t.stream AND s.last_offset < t.last_offset`,
    [ownerId, streams, Object.values(ends)],
  );
}

function placeOf(streams: readonly Stream[]): { table: string; owner: string } {
  const ofUsuario = USUARIO_STREAMS.some((one) => streams.includes(one));
  return ofUsuario
    ? { table: 'usuario_streams', owner: 'usuario_id' }
    : { table: 'streams', owner: 'consumidor_id' };
}

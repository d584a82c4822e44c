import type pg from 'pg';
import { type Stream, USUARIO_STREAMS } from '@/lib/domain/events';

/** Of one stream of a consumidor or usuario, until the end of the transaction, for what is decided before it moves. */
export async function lockStream(client: pg.PoolClient, stream: Stream, ownerId: number): Promise<void> {
  const { table, owner } = placeOf(stream);
  const text = `SELECT 1 FROM ${table} WHERE ${owner} = $1 AND stream = $2 FOR UPDATE`;
  await client.query(text, [ownerId, stream]);
}

/** Moves the stream on by one, under its row lock: the order of commits is the order of offsets. */
export async function nextOffset(client: pg.PoolClient, stream: Stream, ownerId: number): Promise<number> {
  const { table, owner } = placeOf(stream);
  const { rows } = await client.query<{ last_offset: number }>(
    `UPDATE ${table} SET last_offset = last_offset + 1 WHERE ${owner} = $1 AND stream = $2 RETURNING last_offset`,
    [ownerId, stream],
  );
  if (!rows[0]) throw new Error(`${owner} ${ownerId} has no stream of ${stream}`);
  return rows[0].last_offset;
}

function placeOf(stream: Stream): { table: string; owner: string } {
  const ofUsuario = USUARIO_STREAMS.some((one) => one === stream);
  return ofUsuario
    ? { table: 'usuario_streams', owner: 'usuario_id' }
    : { table: 'streams', owner: 'consumidor_id' };
}

import type pg from 'pg';
import { columnsOf } from './columns';

/** Nothing was ever received or paired: what the account says of the person is only what registration put there. */
const IS_NEW = `SELECT s.last_offset = 0 AND NOT EXISTS (SELECT 1 FROM dispositivos d WHERE d.consumidor_id = $1) AS fresh
  FROM streams s WHERE s.consumidor_id = $1 AND s.stream = 'lecturas'`;
const KEPT = ['id', 'usuario_id'];

/**
 * What an archive says of the person (zone, days that are kept…) comes back to an account without data. Elsewhere the
 * account knows better, and the zone decides what a day is. Returns whether it came back.
 */
export async function restoreProfile(client: pg.PoolClient, consumidorId: number): Promise<boolean> {
  const { rows } = await client.query<{ fresh: boolean }>(IS_NEW, [consumidorId]);
  if (!rows[0]?.fresh) return false;
  const columns = (await columnsOf(client, 'consumidores')).map(({ name }) => name);
  const set = columns.filter((name) => !KEPT.includes(name)).map((name) => `${name} = s.${name}`);
  const text = `UPDATE consumidores c SET ${set.join(', ')} FROM importa_consumidores s WHERE c.id = $1`;
  return ((await client.query(text, [consumidorId])).rowCount ?? 0) > 0;
}

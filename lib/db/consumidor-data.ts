import type pg from 'pg';

/** What every consumidor has from the first moment, or what is said about them by others. */
const NOT_THEIRS = ['streams', 'one_time_codes', 'emergencias'];

const TABLES = `SELECT c.conrelid::regclass::text AS name, quote_ident(a.attname) AS key
  FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
  WHERE c.contype = 'f' AND c.confrelid = 'consumidores'::regclass AND c.conparentid = 0
    AND NOT c.conrelid::regclass::text = ANY($1)`;

/**
 * Does anything belong to a consumidor? The tables are asked of the database, so that one added later counts too.
 * Readings have no foreign key; where there are any, there is their device.
 */
export async function hasData(client: pg.PoolClient, consumidorId: number | null): Promise<boolean> {
  if (consumidorId === null) return false;
  const { rows: tables } = await client.query<{ name: string; key: string }>(TABLES, [NOT_THEIRS]);
  const checks = tables.map(({ name, key }) => `EXISTS (SELECT 1 FROM ${name} WHERE ${key} = $1)`);
  const { rows } = await client.query<{ found: boolean }>(`SELECT ${checks.join(' OR ')} AS found`, [
    consumidorId,
  ]);
  return rows[0]?.found ?? false;
}

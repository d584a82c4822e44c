import type pg from 'pg';

/** A column as the catalogue tells it. `type`: the name of the type, `_` before it for an array of it. */
export type Column = {
  name: string;
  type: string;
  nullable: boolean;
  /** Of an enum. */
  values: readonly string[] | null;
  /** SQL; null where there is none. */
  initial: string | null;
};

type Client = Pick<pg.PoolClient, 'query'>;

const COLUMNS = `SELECT a.attname AS name, t.typname AS type, NOT a.attnotnull AS nullable,
    (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e
      WHERE e.enumtypid = CASE WHEN t.typelem > 0 AND t.typcategory = 'A' THEN t.typelem ELSE t.oid END) AS values,
    pg_get_expr(d.adbin, d.adrelid) AS initial
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;

export async function columnsOf(client: Client, table: string): Promise<Column[]> {
  return (await client.query<Column>(COLUMNS, [table])).rows;
}

export const isInstant = ({ type }: Column): boolean => type === 'timestamptz';

import type pg from 'pg';
import type { Row } from './check-row';
import type { Column } from './columns';
import type { ArchiveTable } from './tables';

/** The ids that rows of an archive got here, by table. */
export type NewIds = ReadonlyMap<string, ReadonlyMap<number, number>>;

type Given = {
  table: ArchiveTable;
  columns: readonly Column[];
  holder: number;
  signed: boolean;
  newIds: NewIds;
};

/** Puts a row of an archive in terms of this installation: whose it is, what it refers to, what is believed of it. */
export async function translator(client: pg.PoolClient, given: Given): Promise<(told: Row) => Row> {
  const { table, columns, holder, signed, newIds } = given;
  const { refs = {}, believed = [] } = table.back ?? {};
  const initial = await initialValues(client, columns);
  const catalogs = await namedRows(client, table);
  const has = (name: string) => columns.some((column) => column.name === name);
  return (told) => {
    const row: Row = { ...initial, ...told };
    if (table.of !== 'id') row[table.of] = holder;
    for (const [column, target] of Object.entries(refs))
      row[column] = newIds.get(target)?.get(told[column] as number) ?? null;
    for (const { column, as, words, ids } of catalogs) {
      const name = told[as];
      if (typeof name !== 'string') continue;
      row[column] = ids.get(name) ?? null;
      if (row[column] === null) row[words] = name;
    }
    if (signed) return row;
    for (const column of believed) row[column] = null;
    if (has('fuente')) row.fuente = 'importado';
    return row;
  };
}

/** What a column is where an older archive does not have it yet. */
async function initialValues(client: pg.PoolClient, columns: readonly Column[]): Promise<Row> {
  const own = columns.filter(
    ({ initial, nullable }) => !nullable && initial && !/nextval|gen_random/.test(initial),
  );
  if (own.length === 0) return {};
  const text = `SELECT row_to_json(r) AS row FROM (SELECT ${own.map(({ name, initial }) => `${initial} AS ${name}`).join(', ')}) r`;
  return (await client.query<{ row: Row }>(text)).rows[0]?.row ?? {};
}

/** One after the other: they share a connection. */
async function namedRows(client: pg.PoolClient, { named = {} }: ArchiveTable) {
  const found = [];
  for (const [column, { as, table, words }] of Object.entries(named)) {
    const { rows } = await client.query<{ id: number; nombre: string }>(`SELECT id, nombre FROM ${table}`);
    found.push({ column, as, words, ids: new Map(rows.map(({ id, nombre }) => [nombre, id])) });
  }
  return found;
}

import type pg from 'pg';
import type { Row } from './check-row';
import { type Column, columnsOf } from './columns';
import type { ArchiveTable } from './tables';

export type Numbered = { linea: number; row: Row };

/** A table of this transaction only, that takes what an archive tells before it goes where it belongs. */
export type Stage = {
  table: ArchiveTable;
  name: string;
  columns: readonly Column[];
  /** Returns the lines that the rules of the table refuse. */
  add(rows: readonly Numbered[]): Promise<number[]>;
};

export async function openStage(client: pg.PoolClient, table: ArchiveTable): Promise<Stage> {
  const name = `importa_${table.table}`;
  const columns = await columnsOf(client, table.table);
  const later = Object.keys(table.back?.found ?? {});
  await client.query(
    `CREATE TEMP TABLE ${name} (LIKE ${table.table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS) ON COMMIT DROP`,
  );
  await client.query(`ALTER TABLE ${name} ADD COLUMN linea_ int`);
  for (const column of later) await client.query(`ALTER TABLE ${name} ALTER COLUMN ${column} DROP NOT NULL`);
  const insert = insertText(name, columns, table.back?.filled ?? {});
  return { table, name, columns, add: (rows) => addAll(client, insert, rows) };
}

function insertText(
  name: string,
  columns: readonly Column[],
  filled: Readonly<Record<string, string>>,
): string {
  const names = columns.map((column) => column.name);
  const values = names.map((column) => filled[column] ?? `r.${column}`);
  return `INSERT INTO ${name} (${names.join(', ')}, linea_) SELECT ${values.join(', ')}, r.linea_
    FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb) r`;
}

/** Together while all is well; what fails is halved until it is known which row it was. */
async function addAll(client: pg.PoolClient, insert: string, rows: readonly Numbered[]): Promise<number[]> {
  if (rows.length === 0) return [];
  await client.query('SAVEPOINT lineas');
  try {
    await client.query(insert, [JSON.stringify(rows.map(({ linea, row }) => ({ ...row, linea_: linea })))]);
    await client.query('RELEASE SAVEPOINT lineas');
    return [];
  } catch (error) {
    if (!isRowFault(error)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT lineas');
    const [only] = rows;
    if (rows.length === 1 && only) return [only.linea];
    const half = Math.ceil(rows.length / 2);
    const first = await addAll(client, insert, rows.slice(0, half));
    return [...first, ...(await addAll(client, insert, rows.slice(half)))];
  }
}

/** SQLSTATE 22 (data) and 23 (integrity): the fault of a row, not of the connection. */
function isRowFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

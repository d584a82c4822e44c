import type pg from 'pg';
import type { ArchiveSnapshot, Holder, SnapshotTable } from '@/lib/domain/archive/ports';
import { type Column, columnsOf, isInstant } from './columns';
import { ARCHIVE_TABLES, type ArchiveTable, nameOf } from './tables';

const ROWS_AT_ONCE = 2_000;
/** Two keys of one lock: what for, and whose. */
export const EXPORT_LOCK = 7_170_002;
const TRY_LOCK = 'SELECT pg_try_advisory_xact_lock($1, $2) AS mine';
const MIGRATION = `SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL
  ORDER BY migration_name DESC LIMIT 1`;

type Read = SnapshotTable & { sql: string; holder: number };

/** A transaction that sees one state; its connection is given back by `close`. */
export async function openSnapshot(pool: pg.Pool, holder: Holder): Promise<ArchiveSnapshot | null> {
  const client = await pool.connect();
  const lease = { client, open: true };
  const close = closer(lease);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ mine: boolean }>(TRY_LOCK, [EXPORT_LOCK, holder.usuario_id]);
    if (!rows[0]?.mine) {
      await close();
      return null;
    }
    const tables = await readTables(client, holder);
    return {
      migracion: (await client.query<{ migration_name: string }>(MIGRATION)).rows[0]?.migration_name ?? '',
      zona_horaria: await zoneOf(client, holder),
      tables,
      rows: (name) => rowsOf(lease, tables, name),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `open` until the connection is given back: afterwards it is somebody else's. */
type Lease = { client: pg.PoolClient; open: boolean };

/** Once: the connection may be broken, and then it is not kept. */
function closer(lease: Lease): () => Promise<void> {
  const { client } = lease;
  let closing: Promise<void> | undefined;
  const end = async () => {
    lease.open = false;
    let broken: Error | undefined;
    await client.query('ROLLBACK').catch((error: Error) => {
      broken = error;
    });
    client.release(broken);
  };
  return () => {
    closing ??= end();
    return closing;
  };
}

async function zoneOf(client: pg.PoolClient, { consumidor_id }: Holder): Promise<string> {
  const text = 'SELECT zona_horaria FROM consumidores WHERE id = $1';
  const { rows } = await client.query<{ zona_horaria: string }>(text, [consumidor_id]);
  return rows[0]?.zona_horaria ?? 'UTC';
}

async function readTables(client: pg.PoolClient, holder: Holder): Promise<Read[]> {
  const reads: Read[] = [];
  for (const table of ARCHIVE_TABLES) {
    const id = holderId(table, holder);
    if (id === null) continue;
    const columns = (await columnsOf(client, table.table)).filter(
      ({ name }) => !table.secret?.includes(name),
    );
    const where = table.where ?? `${table.of} = $1`;
    const count = `SELECT count(*)::int AS filas FROM ${table.table} WHERE ${where}`;
    const { rows } = await client.query<{ filas: number }>(count, [id]);
    reads.push({
      name: nameOf(table),
      filas: rows[0]?.filas ?? 0,
      columns: columns.flatMap(({ name }) => [name, ...(namedAs(table, name) ?? [])]),
      instants: columns.filter(isInstant).map(({ name }) => name),
      csv: table.csv !== false,
      sql: `SELECT row_to_json(r)::text AS row FROM (SELECT ${columns.map((column) => told(table, column)).join(', ')}
        FROM ${table.table} t WHERE ${where} ORDER BY ${ordered(table)}) r`,
      holder: id,
    });
  }
  return reads;
}

/** The id by which a table names a holder. Null: such a holder has none of it. */
export function holderId({ of }: ArchiveTable, { usuario_id, consumidor_id }: Holder): number | null {
  return of === 'consumidor_id' ? consumidor_id : usuario_id;
}

const namedAs = ({ named }: ArchiveTable, column: string) => {
  const found = named?.[column];
  return found && [found.as];
};

/** By the columns themselves, which the texts that stand for them would hide. */
const ordered = ({ order }: ArchiveTable) =>
  order
    .split(', ')
    .map((column) => `t.${column}`)
    .join(', ');

/** Instants as the wire has them; the database alone would tell them in its session's zone. */
function told({ named }: ArchiveTable, column: Column): string {
  const { name } = column;
  if (isInstant(column))
    return `to_char(t.${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${name}`;
  const found = named?.[name];
  if (!found) return `t.${name}`;
  return `t.${name}, (SELECT c.nombre FROM ${found.table} c WHERE c.id = t.${name}) AS ${found.as}`;
}

/** A cursor holds its place in the database, so that as much is in memory as is read at once. */
async function* rowsOf(
  lease: Lease,
  tables: readonly Read[],
  name: string,
): AsyncGenerator<readonly string[]> {
  const read = tables.find((table) => table.name === name);
  if (!read || !lease.open) return;
  const { client } = lease;
  await client.query(`DECLARE filas NO SCROLL CURSOR FOR ${read.sql}`, [read.holder]);
  try {
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`FETCH ${ROWS_AT_ONCE} FROM filas`);
      if (rows.length === 0 || !lease.open) return;
      yield rows.map(({ row }) => row);
    }
  } finally {
    if (lease.open) await client.query('CLOSE filas').catch(() => {});
  }
}

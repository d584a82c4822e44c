import type pg from 'pg';
import type { Stage } from './stage';

/** What became of the rows of a stage: which came in, and the ids that all of them have here. */
export type Placed = {
  importadas: number;
  repetidas: number;
  /** Lines whose `found` columns are nowhere. */
  lost: number[];
  /** New ids, in the order of the stream they came from. */
  fresh: number[];
  ids: ReadonlyMap<number, number>;
};

export const placedName = (stage: Stage): string => `${stage.name}_aqui`;

/**
 * Puts what is staged into its table, except what is there already: of rows that are the same as many come in as are
 * missing. Every id is given anew. Offsets are still those of the archive.
 */
export async function place(client: pg.PoolClient, stage: Stage, holder: number): Promise<Placed> {
  await client.query(matchText(stage, holder));
  const { lost, fresh } = await insertMissing(client, stage, holder);
  type Known = { id: number; id_: number; here: boolean };
  const text = `SELECT id, id_, here FROM ${placedName(stage)}`;
  const { rows } = await client.query<Known>(text);
  const came = new Set(fresh);
  return {
    importadas: fresh.length,
    repetidas: rows.length - fresh.length - lost.length,
    lost,
    fresh,
    ids: new Map(rows.filter(({ id_, here }) => here || came.has(id_)).map(({ id, id_ }) => [id, id_])),
  };
}

/** `id_` is the row's id here: that of the same row, or a new one. */
function matchText({ table, name, columns }: Stage, holder: number): string {
  const same = table.back?.same ?? '';
  const order = columns.some((column) => column.name === 'seq') ? 'seq, linea_' : 'linea_';
  return `CREATE TEMP TABLE ${name}_aqui ON COMMIT DROP AS
    WITH here AS (
      SELECT id AS id_, k, row_number() OVER (PARTITION BY k ORDER BY id) AS r
      FROM (SELECT id, ${same} AS k FROM ${table.table} WHERE ${table.of} = ${holder}) h
    ), told AS (
      SELECT *, row_number() OVER (PARTITION BY k ORDER BY linea_) AS r FROM (SELECT *, ${same} AS k FROM ${name}) s
    )
    SELECT x.*, there IS NOT NULL AS here,
      coalesce(there, nextval(pg_get_serial_sequence('${table.table}', 'id'))) AS id_
    FROM (SELECT t.*, h.id_ AS there FROM told t LEFT JOIN here h USING (k, r) ORDER BY ${order}) x`;
}

async function insertMissing(client: pg.PoolClient, stage: Stage, holder: number) {
  const { table, columns } = stage;
  const found = table.back?.found ?? {};
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => (name === 'id' ? 's.id_' : (found[name] ?? `s.${name}`)));
  const there = Object.values(found).map((expression) => `${expression} IS NOT NULL`);
  const from = `FROM ${placedName(stage)} s WHERE NOT s.here AND $1::int IS NOT NULL`;
  const { rows: lost } = there.length
    ? await client.query<{ linea_: number }>(`SELECT s.linea_ ${from} AND NOT (${there.join(' AND ')})`, [
        holder,
      ])
    : { rows: [] };
  const { rows: fresh } = await client.query<{ id: number }>(
    `INSERT INTO ${table.table} (${names.join(', ')}) SELECT ${values.join(', ')}
     ${[from, ...there].join(' AND ')} ORDER BY s.id_ ON CONFLICT DO NOTHING RETURNING id`,
    [holder],
  );
  return { lost: lost.map(({ linea_ }) => linea_), fresh: fresh.map(({ id }) => id).sort((a, b) => a - b) };
}

import type pg from 'pg';
import type { Acting, AuditFact } from '@/lib/domain/auditoria';
import {
  CATALOGO_NAMES,
  type CatalogoName,
  type CatalogoRow,
  type CatalogosRepo,
  type EntryChanges,
  type Kept,
  type NewEntry,
} from '@/lib/domain/catalogos';
import { appendAudit } from '../audit-row';
import { transaction } from '../client';
import { isUniqueViolation } from '../unique-violation';

const ORDER = 'ORDER BY orden, id';

/** The names of the tables are those of the catalogues; only that of the habits says what a cigarette is. */
const statementsOf = (name: CatalogoName) => {
  const columns = `id, nombre, nombre_en, descripcion${name === 'habitos' ? ', es_cigarrillo' : ''}`;
  return {
    offered: `SELECT ${columns} FROM ${name} WHERE activo ${ORDER}`,
    all: `SELECT ${columns}, activo FROM ${name} ${ORDER}`,
    insert: (fields: readonly string[]) => `INSERT INTO ${name} (${fields.join(', ')}, orden)
      VALUES (${fields.map((_, at) => `$${at + 1}`).join(', ')}, (SELECT coalesce(max(orden), 0) + 1 FROM ${name}))
      RETURNING ${columns}, activo`,
    update: (fields: readonly string[]) => `UPDATE ${name}
      SET ${fields.map((field, at) => `${field} = $${at + 2}`).join(', ')} WHERE id = $1 RETURNING ${columns}, activo`,
    order: `UPDATE ${name} c SET orden = t.place FROM unnest($1::int[]) WITH ORDINALITY AS t(id, place)
      WHERE c.id = t.id`,
    // Who logs takes only ROW SHARE, by the foreign key, and does not wait for it.
    lock: `LOCK TABLE ${name} IN SHARE ROW EXCLUSIVE MODE`,
  };
};
const STATEMENTS = Object.fromEntries(CATALOGO_NAMES.map((name) => [name, statementsOf(name)])) as Record<
  CatalogoName,
  ReturnType<typeof statementsOf>
>;

const CIGARETTES = 'SELECT 1 FROM habitos WHERE es_cigarrillo AND activo LIMIT 1';

/** Thrown out of a transaction, so that it is rolled back. */
const LAST_CIGARETTE = Symbol('last_cigarette');

async function changed(
  client: pg.PoolClient,
  name: CatalogoName,
  id: number,
  changes: EntryChanges,
  told: (antes: Kept) => Promise<void>,
): Promise<Kept | null> {
  const { all, lock, update } = STATEMENTS[name];
  const fields = Object.keys(changes);
  const held = (await client.query<Kept>(all)).rows.find((row) => row.id === id);
  if (!held || fields.length === 0) return held ?? null;
  // Two who each take away one of the last two cigarettes would both find another one left.
  if (name === 'habitos') await client.query(lock);
  const { rows } = await client.query<Kept>(update(fields), [id, ...Object.values(changes)]);
  if (name === 'habitos' && (await client.query(CIGARETTES)).rows.length === 0) throw LAST_CIGARETTE;
  await told(held);
  return rows[0] ?? null;
}

const tell = (
  client: pg.PoolClient,
  by: Acting,
  fact: Omit<AuditFact, keyof Acting | 'usuario_id'>,
  now: Date,
) => appendAudit(client, { ...by, ...fact, usuario_id: null }, now);

async function refusing<Done>(work: Promise<Done>) {
  try {
    return await work;
  } catch (error) {
    if (error === LAST_CIGARETTE) return { refused: 'last_cigarette' } as const;
    if (isUniqueViolation(error))
      return { refused: /_en_key$/.test(error.constraint ?? '') ? 'taken_en' : 'taken' } as const;
    throw error;
  }
}

export function catalogosRepo(pool: pg.Pool): CatalogosRepo {
  return {
    list: async <Name extends CatalogoName>(name: Name) =>
      (await pool.query(STATEMENTS[name].offered)).rows as CatalogoRow<Name>[],

    all: async (name) => (await pool.query<Kept>(STATEMENTS[name].all)).rows,

    create: (by, name, entry: NewEntry, now) =>
      refusing(
        transaction(pool, async (client) => {
          const text = STATEMENTS[name].insert(Object.keys(entry));
          const made = (await client.query<Kept>(text, Object.values(entry))).rows[0] as Kept;
          const despues = { catalogo: name, ...entry };
          await tell(client, by, { accion: 'catalogo.created', objeto_id: made.id, despues }, now);
          return made;
        }),
      ),

    change: (by, name, id, changes, now) =>
      refusing(
        transaction(pool, (client) => {
          const despues = { catalogo: name, ...changes };
          const told = ({ nombre, nombre_en, descripcion, activo }: Kept) => {
            const antes = { nombre, nombre_en, descripcion, activo };
            return tell(client, by, { accion: 'catalogo.changed', objeto_id: id, antes, despues }, now);
          };
          return changed(client, name, id, changes, told);
        }),
      ),

    order: (by, name, ids, now) =>
      transaction(pool, async (client) => {
        const { all, lock, order } = STATEMENTS[name];
        await client.query(lock);
        const there = (await client.query<Kept>(all)).rows.map(({ id }) => id);
        if ([...there].sort().join() !== [...ids].sort().join()) return { refused: 'other_entries' } as const;
        await client.query(order, [ids]);
        const despues = { catalogo: name, orden: ids.map(String) };
        await tell(client, by, { accion: 'catalogo.ordered', despues }, now);
        return (await client.query<Kept>(all)).rows;
      }),
  };
}

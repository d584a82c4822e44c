import type pg from 'pg';
import { KEPT } from './kept';

type Queries = Pick<pg.ClientBase, 'query'>;

/** What of an account a column names. */
export type Named = 'usuario' | 'consumidor' | 'dispositivo';
/**
 * What becomes of the rows in which a column names an account: they go with it by foreign key, they are deleted by
 * name, they stay for a reason that is written down, or nobody has said.
 */
export type Fate = 'cascade' | 'delete' | 'kept' | 'unsaid';
export type Reference = { tabla: string; columna: string; names: Named; fate: Fate };
/** A table that names no account, but by its key a row of `hacia` that does: it goes with that row. */
export type Dependent = { tabla: string; columna: string; hacia: string; clave: string; fate: Fate };
export type References = { direct: Reference[]; dependent: Dependent[] };

const ROOTS: Readonly<Record<string, Named>> = {
  usuarios: 'usuario',
  consumidores: 'consumidor',
  dispositivos: 'dispositivo',
};
const NAMES: Readonly<Record<string, Named>> = {
  usuario_id: 'usuario',
  cuidador_id: 'usuario',
  administrador_id: 'usuario',
  actor_id: 'usuario',
  consumidor_id: 'consumidor',
  dispositivo_id: 'dispositivo',
};

/** Every column that has a foreign key or one of the names. `guarded`: a trigger may refuse that rows are deleted. */
const COLUMNS = `SELECT c.relname AS tabla, a.attname AS columna, p.relname AS hacia, k.attname AS clave, f.confdeltype AS al_borrar,
    EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgtype & 8 = 8) AS guarded
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_constraint f ON f.contype = 'f' AND f.conrelid = c.oid AND a.attnum = ANY(f.conkey)
  LEFT JOIN pg_class p ON p.oid = f.confrelid
  LEFT JOIN pg_attribute k ON k.attrelid = p.oid AND k.attnum = f.confkey[array_position(f.conkey, a.attnum)]
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND (f.oid IS NOT NULL OR a.attname = ANY($1)) ORDER BY 1, 2`;

type Column = {
  tabla: string;
  columna: string;
  hacia: string | null;
  clave: string | null;
  al_borrar: string | null;
  guarded: boolean;
};

/** What the database itself knows of an account: nobody keeps this list by hand. */
export async function readReferences(queries: Queries): Promise<References> {
  const columns = (await queries.query<Column>(COLUMNS, [Object.keys(NAMES)])).rows;
  const found = columns.flatMap((column) => {
    const names = (column.hacia && ROOTS[column.hacia]) || NAMES[column.columna];
    return names ? { tabla: column.tabla, columna: column.columna, names, fate: fateOf(column) } : [];
  });
  // A device is of one consumidor: where rows name both, the consumidor finds them, by an index.
  const byConsumidor = new Set(found.filter(({ names }) => names === 'consumidor').map(({ tabla }) => tabla));
  const direct = found.filter(({ tabla, names }) => names !== 'dispositivo' || !byConsumidor.has(tabla));
  return { direct, dependent: dependentOn(direct, columns) };
}

/** Tables from which a chain of foreign keys leads to one that names an account, the nearest first. */
function dependentOn(direct: readonly Reference[], columns: readonly Column[]): Dependent[] {
  const reached = new Set([...Object.keys(ROOTS), ...direct.map(({ tabla }) => tabla)]);
  const dependent: Dependent[] = [];
  for (let grown = true; grown; ) {
    const next = columns.filter(({ tabla, hacia }) => hacia && reached.has(hacia) && !reached.has(tabla));
    for (const column of next)
      dependent.push({
        tabla: column.tabla,
        columna: column.columna,
        hacia: column.hacia ?? '',
        clave: column.clave ?? '',
        fate: fateOf(column),
      });
    for (const { tabla } of next) reached.add(tabla);
    grown = next.length > 0;
  }
  return dependent;
}

function fateOf({ tabla, columna, hacia, al_borrar, guarded }: Column): Fate {
  if (`${tabla}.${columna}` in KEPT) return 'kept';
  if (al_borrar === 'c') return 'cascade';
  return hacia === null && !guarded ? 'delete' : 'unsaid';
}

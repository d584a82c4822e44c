import type pg from 'pg';
import {
  PREFERENCIAS,
  type Preferencias,
  type PreferenciasChanges,
  type PreferenciasRepo,
} from '@/lib/domain/preferencias';

const COLUMNS = [...Object.keys(PREFERENCIAS), 'zona_horaria'] as (keyof Preferencias)[];

/** The zone that counts for a usuario `u`, given their consumidor `c` and preferencias `p`. */
export const ZONE = `coalesce(c.zona_horaria, p.zona_horaria, 'America/Tijuana')`;

const FIND = `SELECT ${Object.keys(PREFERENCIAS)
  .map((name) => `p.${name}`)
  .join(', ')}, p.usuario_id IS NOT NULL AS chosen, ${ZONE} AS zona_horaria
  FROM usuarios u LEFT JOIN consumidores c ON c.usuario_id = u.id LEFT JOIN preferencias p ON p.usuario_id = u.id
  WHERE u.id = $1`;

type Row = Preferencias & { chosen: boolean };

/** Of a row that may have no preferencias joined to it. */
export function preferenciasOf({ chosen, zona_horaria, ...own }: Row): Preferencias {
  return { ...(chosen ? own : PREFERENCIAS), zona_horaria };
}

export function preferenciasRepo(pool: pg.Pool): PreferenciasRepo {
  return {
    find: async (usuarioId) => {
      const row = (await pool.query<Row>(FIND, [usuarioId])).rows[0];
      return row ? preferenciasOf(row) : null;
    },

    save: async (usuarioId, changes, now) => void (await pool.query(saving(changes, usuarioId, now))),
  };
}

/** Only what is given: a change made elsewhere at the same time stays. */
function saving(changes: PreferenciasChanges, usuarioId: number, now: Date): pg.QueryConfig {
  const names = COLUMNS.filter((name) => changes[name] !== undefined);
  const places = names.map((_, index) => `, $${index + 3}`).join('');
  const sets = names.map((name) => `, ${name} = excluded.${name}`).join('');
  const text = `INSERT INTO preferencias (usuario_id, updated_at${names.map((name) => `, ${name}`).join('')})
    VALUES ($1, $2${places}) ON CONFLICT (usuario_id) DO UPDATE SET updated_at = excluded.updated_at${sets}`;
  return { text, values: [usuarioId, now, ...names.map((name) => changes[name])] };
}

import type pg from 'pg';
import { pageOf } from '@/lib/domain/admin-pages';
import type { AuditoriaRepo } from '@/lib/domain/admin-ports';
import type { AuditEntry } from '@/lib/domain/auditoria';
import { folded, likeAnywhere } from '../folded';
import { idBefore } from '../id-before';

type Row = Omit<AuditEntry, 'at'> & { at: Date };

const FOUND = ['actor.nombre', 'actor.email', 'whom.nombre', 'whom.email', 'e.motivo']
  .map((column) => `${folded(`coalesce(${column}, '')`)} LIKE $2`)
  .join(' OR ');

const LIST = `SELECT a.id, a.at, a.actor_id, actor.nombre AS actor_nombre, a.direccion, a.accion, a.usuario_id,
    whom.nombre AS usuario_nombre, a.objeto_id, e.motivo, a.antes, a.despues
  FROM auditoria a LEFT JOIN usuarios actor ON actor.id = a.actor_id LEFT JOIN usuarios whom ON whom.id = a.usuario_id
    LEFT JOIN emergencias e ON e.id = a.objeto_id AND a.accion LIKE 'emergencia.%'
  WHERE a.id < $1 AND ($2::text IS NULL OR ${FOUND} OR a.direccion LIKE $2) AND ($3::text IS NULL OR a.accion = $3)
  ORDER BY a.id DESC LIMIT $4`;

export function auditoriaRepo(pool: pg.Pool): AuditoriaRepo {
  return {
    list: async ({ q, accion }, { limit, before }) => {
      const values = [idBefore(before), likeAnywhere(q), accion ?? null, limit + 1];
      const { rows } = await pool.query<Row>(LIST, values);
      return pageOf(
        rows.map((row) => ({ ...row, at: row.at.toISOString() })),
        limit,
      );
    },
  };
}

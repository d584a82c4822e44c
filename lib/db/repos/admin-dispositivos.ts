import type pg from 'pg';
import type { AdminDispositivo } from '@/lib/domain/admin-dispositivos';
import { pageOf } from '@/lib/domain/admin-pages';
import type { AdminDispositivosRepo } from '@/lib/domain/admin-ports';
import { appendAudit } from '../audit-row';
import { transaction } from '../client';
import type { DeviceIdentities } from '../device-identities';
import { folded, likeAnywhere } from '../folded';
import { idBefore } from '../id-before';

type Row = Omit<AdminDispositivo, 'visto_at' | 'created_at' | 'revoked_at'> & {
  visto_at: Date | null;
  created_at: Date;
  revoked_at: Date | null;
};

const LIST = `SELECT d.id, d.nombre, d.tipo, d.fuente, d.cadencia_ms, d.visto_at, d.bateria, d.created_at, d.revoked_at,
    u.id AS usuario_id, u.nombre AS usuario_nombre
  FROM dispositivos d JOIN consumidores c ON c.id = d.consumidor_id JOIN usuarios u ON u.id = c.usuario_id
  WHERE d.id < $1 AND ($2::text IS NULL OR ${folded('u.nombre')} LIKE $2 OR ${folded('u.email')} LIKE $2
    OR ${folded('d.nombre')} LIKE $2 OR ${folded('d.tipo')} LIKE $2)
  ORDER BY d.id DESC LIMIT $3`;

const REVOKE = `UPDATE dispositivos d SET revoked_at = $2 FROM consumidores c
  WHERE d.id = $1 AND c.id = d.consumidor_id AND d.revoked_at IS NULL RETURNING d.clave_hash, c.usuario_id`;

const wire = (row: Row): AdminDispositivo => ({
  ...row,
  visto_at: row.visto_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  revoked_at: row.revoked_at?.toISOString() ?? null,
});

export function adminDispositivosRepo(pool: pg.Pool, identities: DeviceIdentities): AdminDispositivosRepo {
  return {
    list: async (q, { limit, before }) => {
      const { rows } = await pool.query<Row>(LIST, [idBefore(before), likeAnywhere(q), limit + 1]);
      return pageOf(rows.map(wire), limit);
    },

    revoke: async (by, id, now) => {
      const hash = await transaction(pool, async (client) => {
        type Ended = { clave_hash: string; usuario_id: number };
        const ended = (await client.query<Ended>(REVOKE, [id, now])).rows[0];
        if (!ended) return null;
        const despues = { revoked_at: now.toISOString() };
        const about = { usuario_id: ended.usuario_id, objeto_id: id, antes: { revoked_at: null }, despues };
        await appendAudit(client, { ...by, accion: 'dispositivo.revoked', ...about }, now);
        return ended.clave_hash;
      });
      if (hash === null) return false;
      identities.forget(hash);
      return true;
    },
  };
}

import type pg from 'pg';
import type { BorradoRepo, DeletedAccount, Ended } from '@/lib/domain/borrado';
import { transaction } from '../client';
import { IS_DUE, IS_RESTORABLE, PURGA_AT } from '../erasure/due';
import { purgeAccount, verifyPurge } from '../erasure/purge';
import { IS_LIVING } from '../living';
import { lockAdministradores } from './admin-usuarios';

/** Any number of its own; all instances use the same. */
const LOCK = 7_170_002;

const END = `UPDATE usuarios u SET deleted_at = $2, purga_at = $3, session_version = session_version + 1
  WHERE u.id = $1 AND ${IS_LIVING}
  RETURNING u.rol, (SELECT c.id FROM consumidores c WHERE c.usuario_id = u.id) AS consumidor_id`;
const RESTORE = `UPDATE usuarios u SET deleted_at = NULL, purga_at = NULL WHERE u.id = $1 AND ${IS_RESTORABLE('$2')}`;
const BY_EMAIL = `SELECT u.id, u.idioma, u.password_hash, ${PURGA_AT} AS se_borra_at, c.zona_horaria
  FROM usuarios u LEFT JOIN consumidores c ON c.usuario_id = u.id
  WHERE u.email = $1 AND u.is_active AND ${IS_RESTORABLE('$2')}`;
const DUE = `SELECT u.id FROM usuarios u WHERE ${IS_DUE('$1')} ORDER BY u.id`;

export function borradoRepo(pool: pg.Pool): BorradoRepo {
  const ids = async (text: string, values: unknown[] = []) =>
    (await pool.query<{ id: number }>(text, values)).rows.map(({ id }) => id);
  return {
    deletedByEmail: async (email, now) =>
      (await pool.query<DeletedAccount>(BY_EMAIL, [email, now])).rows[0] ?? null,
    end: (usuarioId, now, purgaAt) =>
      transaction(pool, (client) => endAccount(client, usuarioId, now, purgaAt)),
    restore: async (usuarioId, now) => (await pool.query(RESTORE, [usuarioId, now])).rowCount === 1,
    due: (now) => ids(DUE, [now]),
    purge: (usuarioId, now) => purgeAccount(pool, usuarioId, now),
    unverified: () => ids('SELECT id FROM purgas ORDER BY id'),
    verify: (purgaId, now) => verifyPurge(pool, purgaId, now),
    alone: async (work) => {
      const holder = await pool.connect();
      try {
        const { rows } = await holder.query('SELECT pg_try_advisory_lock($1) AS mine', [LOCK]);
        return rows[0].mine ? await work() : null;
      } finally {
        // The lock goes with the connection.
        holder.release(true);
      }
    },
  };
}

async function endAccount(
  client: pg.PoolClient,
  usuarioId: number,
  now: Date,
  purgaAt: Date,
): Promise<Ended | 'last_administrador' | null> {
  const admins = await lockAdministradores(client);
  if (admins.length === 1 && admins[0] === usuarioId) return 'last_administrador';
  type Row = { consumidor_id: number | null };
  const [ended] = (await client.query<Row>(END, [usuarioId, now, purgaAt])).rows;
  if (!ended) return null;
  return { consumidor_id: ended.consumidor_id };
}

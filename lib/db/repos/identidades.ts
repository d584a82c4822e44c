import type pg from 'pg';
import type { IdentidadesRepo } from '@/lib/domain/identidades';
import { IS_LIVING } from '../living';

const OWNER = `SELECT u.id, u.session_version FROM identidades i JOIN usuarios u ON u.id = i.usuario_id
  WHERE i.issuer = $1 AND i.sub = $2 AND ${IS_LIVING}`;
const LINK = `INSERT INTO identidades (usuario_id, issuer, sub, created_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (issuer, sub) DO NOTHING`;
const LIST = 'SELECT id, issuer, created_at FROM identidades WHERE usuario_id = $1 ORDER BY id';

export function identidadesRepo(pool: pg.Pool): IdentidadesRepo {
  return {
    owner: async ({ issuer, sub }) => {
      const { rows } = await pool.query<{ id: number; session_version: number }>(OWNER, [issuer, sub]);
      return rows[0] ?? null;
    },
    link: async (usuarioId, { issuer, sub }, now) =>
      (await pool.query(LINK, [usuarioId, issuer, sub, now])).rowCount === 1,
    list: async (usuarioId) => {
      const { rows } = await pool.query<{ id: number; issuer: string; created_at: Date }>(LIST, [usuarioId]);
      return rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
    },
    unlink: async (usuarioId, id) => {
      const text = 'DELETE FROM identidades WHERE usuario_id = $1 AND id = $2';
      return (await pool.query(text, [usuarioId, id])).rowCount === 1;
    },
  };
}

import type pg from 'pg';
import type { Session } from '@/lib/domain/access';
import type { StoredSession } from '@/lib/domain/sesiones';
import type { SessionsRepo } from '@/lib/domain/session-ports';
import { batched } from '../batched';
import { endSessions } from '../end-sessions';
import { IS_LIVING } from '../living';
import { createSeen } from '../session-seen';

const OPEN = `INSERT INTO sessions (usuario_id, kind, session_version, refresh_hash, expires_at, user_agent, address)
  SELECT id, $2::session_kind, session_version, $3, $4, $5, $6 FROM usuarios WHERE id = $1 RETURNING id`;

/** A session counts while it is neither ended nor past, its usuario lives, and nobody raised the version since. */
const ACTORS = `SELECT u.id AS usuario_id, u.rol, u.idioma, s.id AS session_id, s.expires_at, s.seen_at,
    u.password_set_by = 'administrador' AS password_due
  FROM sessions s JOIN usuarios u ON u.id = s.usuario_id
  WHERE s.id = ANY($1::uuid[]) AND s.revoked_at IS NULL
    AND ${IS_LIVING} AND u.session_version = s.session_version`;

const LIST = `SELECT s.id, s.kind, s.user_agent, s.address, s.created_at, s.seen_at
  FROM sessions s JOIN usuarios u ON u.id = s.usuario_id
  WHERE u.id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND u.session_version = s.session_version
  ORDER BY coalesce(s.seen_at, s.created_at) DESC, s.id LIMIT 100`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Found = Session & { seen_at: Date | null };

export function sessionsRepo(pool: pg.Pool): SessionsRepo {
  const seen = createSeen(pool);
  const actorOf = batched<string, Found>(
    async (ids) => (await pool.query<Found>({ name: 'actors', text: ACTORS, values: [ids] })).rows,
    ({ session_id }) => session_id,
  );
  return {
    open: async (usuarioId, kind, expiresAt, refreshHash, place) => {
      const { rows } = await pool.query<{ id: string }>(OPEN, [
        usuarioId,
        kind,
        refreshHash ?? null,
        expiresAt,
        place?.user_agent ?? null,
        place?.address ?? null,
      ]);
      if (!rows[0]) throw new Error(`usuario ${usuarioId} is gone`);
      return rows[0].id;
    },

    actor: async (sessionId, now) => {
      if (!UUID.test(sessionId)) return null;
      const found = await actorOf(sessionId);
      if (!found || found.expires_at <= now) return null;
      const { seen_at, ...session } = found;
      seen.note(sessionId, seen_at, now);
      return session;
    },

    flushSeen: seen.flush,

    list: async (usuarioId, now) => (await pool.query<StoredSession>(LIST, [usuarioId, now])).rows,

    revokeOf: async (usuarioId, sessionId, now) => {
      if (!UUID.test(sessionId)) return false;
      const text = `UPDATE sessions SET revoked_at = $3
        WHERE id = $1 AND usuario_id = $2 AND revoked_at IS NULL AND expires_at > $3`;
      return (await pool.query(text, [sessionId, usuarioId, now])).rowCount === 1;
    },

    revokeAll: (...whose) => endSessions(pool, ...whose),

    revoke: async (sessionId) => {
      const { rows } = await pool.query<{ usuario_id: number }>(
        'UPDATE sessions SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING usuario_id',
        [sessionId],
      );
      return rows[0]?.usuario_id ?? null;
    },

    rotate: async (sessionId, presentedHash, nextHash, expiresAt, now) => {
      if (!UUID.test(sessionId)) return 'unknown';
      const swapped = await pool.query(
        `UPDATE sessions SET refresh_hash = $3, expires_at = $4
         WHERE id = $1 AND refresh_hash = $2 AND revoked_at IS NULL AND expires_at > $5`,
        [sessionId, presentedHash, nextHash, expiresAt, now],
      );
      if (swapped.rowCount === 1) return 'rotated';
      const ended = await pool.query(
        `UPDATE sessions SET revoked_at = $2 WHERE id = $1 AND kind = 'token' AND revoked_at IS NULL AND expires_at > $2`,
        [sessionId, now],
      );
      return ended.rowCount === 1 ? 'reused' : 'unknown';
    },
  };
}

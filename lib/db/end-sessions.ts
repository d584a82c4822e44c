import type pg from 'pg';

/** A sign-in that is under way looked at the version before, and opens nothing after it. */
const END = `WITH changed AS (
    UPDATE usuarios SET session_version = session_version + 1 WHERE id = $1 RETURNING id, session_version),
  kept AS (UPDATE sessions s SET session_version = changed.session_version
    FROM changed WHERE s.usuario_id = changed.id AND s.id = $2::uuid)
  UPDATE sessions SET revoked_at = $3
  WHERE usuario_id = $1 AND id IS DISTINCT FROM $2::uuid AND revoked_at IS NULL`;

/** Ends all sessions of a usuario but one, if one is named, and those that are about to open; also within a transaction. */
export async function endSessions(
  db: Pick<pg.Pool | pg.PoolClient, 'query'>,
  usuarioId: number,
  keptId: string | null,
  now: Date,
): Promise<void> {
  await db.query(END, [usuarioId, keptId, now]);
}

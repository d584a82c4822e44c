import type pg from 'pg';

const END = `UPDATE sessions SET revoked_at = $3
  WHERE usuario_id = $1 AND id IS DISTINCT FROM $2::uuid AND revoked_at IS NULL`;

/** Ends all sessions of a usuario but one, if one is named; also within a transaction. */
export async function endSessions(
  db: Pick<pg.Pool | pg.PoolClient, 'query'>,
  usuarioId: number,
  keptId: string | null,
  now: Date,
): Promise<void> {
  await db.query(END, [usuarioId, keptId, now]);
}

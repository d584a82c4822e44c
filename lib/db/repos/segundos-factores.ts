import type pg from 'pg';
import type { SegundosFactoresRepo, StoredFactor } from '@/lib/domain/segundo-factor';
import { transaction } from '../client';
import { endSessions } from '../end-sessions';

/** One that counts is never written over: it has to be removed first, with a code. */
const PROPOSE = `INSERT INTO segundos_factores (usuario_id, secreto, created_at) VALUES ($1, $2, $3)
  ON CONFLICT (usuario_id) DO UPDATE SET secreto = excluded.secreto, created_at = excluded.created_at
    WHERE segundos_factores.confirmado_at IS NULL`;

const CONFIRM = `UPDATE segundos_factores SET confirmado_at = $4, ultimo_paso = $3
  WHERE usuario_id = $1 AND secreto = $2 AND confirmado_at IS NULL`;

/** Asked once more after waiting for the row: of those who present a code at once, one gets it. */
const TAKE_STEP = `UPDATE segundos_factores SET ultimo_paso = $3
  WHERE usuario_id = $1 AND secreto = $2 AND confirmado_at IS NOT NULL AND ultimo_paso < $3`;

const TAKE_RECOVERY = `UPDATE codigos_recuperacion SET used_at = $3
  WHERE usuario_id = $1 AND code_hash = $2 AND used_at IS NULL`;

export function segundosFactoresRepo(pool: pg.Pool): SegundosFactoresRepo {
  const hits = async (text: string, values: unknown[]) =>
    ((await pool.query(text, values)).rowCount ?? 0) > 0;
  return {
    find: async (usuarioId) => {
      const text = 'SELECT secreto, confirmado_at FROM segundos_factores WHERE usuario_id = $1';
      return (await pool.query<StoredFactor>(text, [usuarioId])).rows[0] ?? null;
    },

    propose: (...values) => hits(PROPOSE, values),

    confirm: ({ usuario_id, session_id }, { secreto, step, codeHashes }, now) =>
      transaction(pool, async (client) => {
        const confirmed = await client.query(CONFIRM, [usuario_id, secreto, step, now]);
        if (confirmed.rowCount === 0) return false;
        await writeCodes(client, usuario_id, codeHashes);
        await endSessions(client, usuario_id, session_id, now);
        return true;
      }),

    takeStep: (...values) => hits(TAKE_STEP, values),

    takeRecovery: (...values) => hits(TAKE_RECOVERY, values),

    replaceRecovery: ({ usuario_id, session_id }, codeHashes, now) =>
      transaction(pool, async (client) => {
        await writeCodes(client, usuario_id, codeHashes);
        await endSessions(client, usuario_id, session_id, now);
      }),

    recoveryLeft: async (usuarioId) => {
      const text =
        'SELECT count(*)::int AS n FROM codigos_recuperacion WHERE usuario_id = $1 AND used_at IS NULL';
      return (await pool.query<{ n: number }>(text, [usuarioId])).rows[0]?.n ?? 0;
    },

    remove: ({ usuario_id, session_id }, now) =>
      transaction(pool, async (client) => {
        await client.query('DELETE FROM segundos_factores WHERE usuario_id = $1', [usuario_id]);
        await client.query('DELETE FROM codigos_recuperacion WHERE usuario_id = $1', [usuario_id]);
        await endSessions(client, usuario_id, session_id, now);
      }),
  };
}

/** Behind the row of the second factor, so that of two renewals one set of codes stays, not both. */
async function writeCodes(
  client: pg.PoolClient,
  usuarioId: number,
  hashes: readonly string[],
): Promise<void> {
  await client.query('SELECT 1 FROM segundos_factores WHERE usuario_id = $1 FOR UPDATE', [usuarioId]);
  await client.query('DELETE FROM codigos_recuperacion WHERE usuario_id = $1', [usuarioId]);
  await client.query(
    'INSERT INTO codigos_recuperacion (usuario_id, code_hash) SELECT $1, unnest($2::text[])',
    [usuarioId, [...hashes]],
  );
}

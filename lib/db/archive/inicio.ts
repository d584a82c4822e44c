import type pg from 'pg';

/** As `inicioRepo` saves them: what was done here or there is done. */
const RESTORE = `INSERT INTO inicio_pasos AS p (consumidor_id, paso, estado, updated_at)
  SELECT DISTINCT ON (s.paso) $1::int, s.paso, s.estado, s.updated_at FROM importa_inicio_pasos s
  ORDER BY s.paso, s.estado, s.updated_at
  ON CONFLICT (consumidor_id, paso) DO UPDATE SET estado = excluded.estado, updated_at = excluded.updated_at
  WHERE excluded.estado = 'hecho' AND p.estado <> 'hecho'`;

const TOLD = 'SELECT count(*)::int AS n FROM importa_inicio_pasos';

/** How far the onboarding was. A step has no id of its own: its name tells which one it is. */
export async function restoreInicio(
  client: pg.PoolClient,
  consumidorId: number,
): Promise<{ importadas: number; repetidas: number }> {
  const importadas = (await client.query(RESTORE, [consumidorId])).rowCount ?? 0;
  const told = (await client.query<{ n: number }>(TOLD)).rows[0]?.n ?? 0;
  return { importadas, repetidas: told - importadas };
}

import type pg from 'pg';
import type { Chequeo } from '@/lib/domain/chequeos';
import type { ChequeosRepo } from '@/lib/domain/log-ports';
import { seenAsOf } from '../as-of';
import { idBefore } from '../id-before';

type Row = Omit<Chequeo, 'ocurrido_at' | 'created_at'> & { ocurrido_at: Date; created_at: Date };

const wire = (row: Row): Chequeo => ({
  ...row,
  ocurrido_at: row.ocurrido_at.toISOString(),
  created_at: row.created_at.toISOString(),
});

const COLUMNS = `f.id, f.consumidor_id, e.nombre AS emocion, f.emocion_otra AS otra, f.intensidad, f.nota,
  f.ocurrido_at, f.created_at`;

const CHEQUEOS = `SELECT ${COLUMNS} FROM formularios_temporales f LEFT JOIN emociones e ON e.id = f.emocion_id
  WHERE f.consumidor_id = $1`;

const INSERT = `WITH f AS (INSERT INTO formularios_temporales
    (consumidor_id, uuid, emocion_id, emocion_otra, intensidad, nota, ocurrido_at, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (consumidor_id, uuid) DO NOTHING RETURNING *)
  SELECT ${COLUMNS} FROM f LEFT JOIN emociones e ON e.id = f.emocion_id`;

const PAGE = `${CHEQUEOS} AND (f.ocurrido_at, f.id) < (coalesce(
    (SELECT ocurrido_at FROM formularios_temporales WHERE consumidor_id = $1 AND id = $3), 'infinity'), $3)
  ORDER BY f.ocurrido_at DESC, f.id DESC LIMIT $2`;

async function emocionId(pool: pg.Pool, nombre: string): Promise<number | null> {
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM emociones WHERE nombre = $1', [nombre]);
  return rows[0]?.id ?? null;
}

export function chequeosRepo(pool: pg.Pool): ChequeosRepo {
  return {
    create: async (consumidorId, { uuid, emocion, otra, intensidad, nota, ocurrido_at }, now) => {
      const emocion_id = emocion ? await emocionId(pool, emocion) : null;
      if (emocion && emocion_id === null) return { unknown: 'emocion' };
      const { rows } = await pool.query<Row>(INSERT, [
        consumidorId,
        uuid ?? null,
        emocion_id,
        otra ?? null,
        intensidad ?? null,
        nota || null,
        ocurrido_at,
        now,
      ]);
      if (rows[0]) return wire(rows[0]);
      const there = await pool.query<Row>(`${CHEQUEOS} AND f.uuid = $2`, [consumidorId, uuid]);
      return wire(there.rows[0] as Row);
    },

    list: async (consumidorId, limit, before, as_of) => {
      const values = [consumidorId, limit, idBefore(before)];
      const { rows } = await pool.query<Row>(as_of ? seenAsOf(PAGE, values, as_of) : { text: PAGE, values });
      return rows.map(wire);
    },
  };
}

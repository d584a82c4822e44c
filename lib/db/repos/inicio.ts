import type pg from 'pg';
import { type Inicio, type InicioRepo, PASOS, type Paso, type PasoEstado } from '@/lib/domain/inicio';
import { transaction } from '../client';

type Row = { cerrado: boolean; paso: Paso | null; estado: PasoEstado | null };

const FIND = `SELECT c.inicio_cerrado_at IS NOT NULL AS cerrado, p.paso, p.estado
  FROM consumidores c LEFT JOIN inicio_pasos p ON p.consumidor_id = c.id WHERE c.id = $1`;

/** What was done stays done when the step is skipped later: its answers are still there. */
const SAVE = `INSERT INTO inicio_pasos AS p (consumidor_id, paso, estado, updated_at)
  SELECT $1, t.paso, t.estado, $4 FROM unnest($2::inicio_paso[], $3::inicio_estado[]) AS t(paso, estado)
  ON CONFLICT (consumidor_id, paso) DO UPDATE SET estado = excluded.estado, updated_at = excluded.updated_at
  WHERE excluded.estado = 'hecho'`;

const CLOSE = `UPDATE consumidores SET inicio_cerrado_at = CASE WHEN $2 THEN coalesce(inicio_cerrado_at, $3) END
  WHERE id = $1`;

export function inicioRepo(pool: pg.Pool): InicioRepo {
  return {
    find: async (consumidorId) => {
      const { rows } = await pool.query<Row>(FIND, [consumidorId]);
      const estados = new Map(rows.map(({ paso, estado }) => [paso, estado]));
      const pasos = Object.fromEntries(PASOS.map((paso) => [paso, estados.get(paso) ?? 'pendiente']));
      return { pasos: pasos as Inicio['pasos'], cerrado: rows[0]?.cerrado ?? false };
    },

    save: (consumidorId, { pasos, cerrado }, now) =>
      transaction(pool, async (client) => {
        const [names, estados] = [Object.keys(pasos), Object.values(pasos)];
        await client.query(SAVE, [consumidorId, names, estados, now]);
        if (cerrado !== undefined) await client.query(CLOSE, [consumidorId, cerrado, now]);
      }),
  };
}

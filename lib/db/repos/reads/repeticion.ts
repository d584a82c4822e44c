import { STILL_ENERGY } from '@/lib/domain/metrics/stats';
import { ACCEL_SCALE } from '@/lib/domain/metrics/sums';
import type { SensorRow } from '@/lib/domain/reads';
import type { Evento, RepeticionReads } from '@/lib/domain/repeticion';
import type { Dated, Query } from './query';

const LECTURAS = `SELECT id, seq, heart_rate, accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z,
    recibido_at AS created_at, medido_at, fuente
  FROM lecturas WHERE consumidor_id = $1 AND medido_at >= $2 AND medido_at < $3 AND (medido_at, seq) > ($4, $5)
  ORDER BY medido_at, seq LIMIT $6`;

const VENTANAS = `SELECT inicio, CASE WHEN hr_n > 0 THEN round(hr_sum / hr_n / 1000.0, 1)::float8 END AS hr_mean,
    accel_n > 0 AND accel_dev::float8 / greatest(accel_n, 1) > $4 AS mueve
  FROM rollups WHERE consumidor_id = $1 AND minutos = 5 AND inicio >= $2 AND inicio < $3 ORDER BY inicio`;

const DESEOS = `SELECT id, created_at, resuelto_at, tipo, intensidad, resultado FROM deseos
  WHERE consumidor_id = $1 AND created_at >= $2 AND created_at < $3 ORDER BY created_at, id`;

const CONSUMOS = `SELECT c.id, c.ocurrido_at, coalesce(h.nombre, c.habito_otro) AS habito, c.cantidad
  FROM consumos c LEFT JOIN habitos h ON h.id = c.habito_id
  WHERE c.consumidor_id = $1 AND c.ocurrido_at >= $2 AND c.ocurrido_at < $3 ORDER BY c.ocurrido_at, c.id`;

type DeseoRow = {
  id: number;
  created_at: Date;
  resuelto_at: Date | null;
  tipo: string;
  intensidad: number | null;
  resultado: string | null;
};
type ConsumoRow = { id: number; ocurrido_at: Date; habito: string | null; cantidad: number };
type Ventana = { inicio: Date; hr_mean: number | null; mueve: boolean };

/** In the unit of the sums. */
const STILL = STILL_ENERGY * ACCEL_SCALE ** 2;

function told({ id, created_at, resuelto_at, tipo, intensidad, resultado }: DeseoRow, to: Date): Evento[] {
  const deseo: Evento = { que: 'deseo', id, at: created_at.toISOString(), tipo, intensidad, resultado };
  const passed = resultado === 'resistido' && resuelto_at !== null && resuelto_at < to;
  return passed ? [deseo, { que: 'superado', id, at: resuelto_at.toISOString() }] : [deseo];
}

export function repeticionReads(query: Query): RepeticionReads {
  return {
    lecturasEntre: async (consumidorId, from, to, after, limit) => {
      const since = [after ? new Date(after.medido_ms) : new Date(0), after?.seq ?? 0];
      const values = [consumidorId, from, to, ...since, limit];
      const rows = await query<Dated<SensorRow, 'created_at' | 'medido_at'>>('repeticion', LECTURAS, values);
      return rows.map((row) => ({
        ...row,
        created_at: row.created_at.toISOString(),
        medido_at: row.medido_at.toISOString(),
      }));
    },
    ventanasEntre: (consumidorId, from, to) =>
      query<Ventana>('repeticion_ventanas', VENTANAS, [consumidorId, from, to, STILL]),
    eventosEntre: async (consumidorId, from, to) => {
      const within = [consumidorId, from, to];
      const deseos = await query<DeseoRow>('repeticion_deseos', DESEOS, within);
      const consumos = await query<ConsumoRow>('repeticion_consumos', CONSUMOS, within);
      const smoked = consumos.map(({ ocurrido_at, ...rest }): Evento => {
        return { que: 'consumo', at: ocurrido_at.toISOString(), ...rest };
      });
      const all = [...deseos.flatMap((row) => told(row, to)), ...smoked];
      return all.sort((a, b) => (a.at < b.at ? -1 : 1));
    },
  };
}

import type { ClosedVentana, VentanaReads } from '@/lib/domain/reads';
import type { Query } from './query';
import { HR_SELECT, type HrRow, heartRateOf } from './rollups';

/** A closed ventana without heart rate is a gap: no row. */
const LATEST = `SELECT v.id, v.window_start, ${HR_SELECT} FROM ventanas v
  JOIN rollups r ON r.consumidor_id = v.consumidor_id AND r.minutos = 5 AND r.inicio = v.window_start AND r.hr_n > 0
  WHERE v.consumidor_id = $1 AND v.window_start < $3 AND v.closed_at IS NOT NULL
  ORDER BY v.window_start DESC LIMIT $2`;

const SINCE = `SELECT v.id, v.seq, v.window_start, ${HR_SELECT} FROM ventanas v
  LEFT JOIN rollups r ON r.consumidor_id = v.consumidor_id AND r.minutos = 5 AND r.inicio = v.window_start
  WHERE v.consumidor_id = $1 AND v.seq > $2 ORDER BY v.seq LIMIT $3`;

type Row = HrRow & { id: number; window_start: Date };

const ventana = ({ id, window_start, ...sums }: Row): ClosedVentana => ({
  id,
  window_start,
  ...heartRateOf(sums),
});

export function ventanaReads(query: Query): VentanaReads {
  return {
    latestVentanas: async (consumidorId, { limit, before = 'infinity' }) =>
      (await query<Row>('ventanas_latest', LATEST, [consumidorId, limit, before])).map(ventana),
    ventanasSince: async (consumidorId, offset, limit) =>
      (await query<Row & { seq: number }>('ventanas_since', SINCE, [consumidorId, offset, limit])).map(
        (row) => ({ ...ventana(row), seq: row.seq }),
      ),
  };
}

import type { LecturaReads, SensorRow } from '@/lib/domain/reads';
import type { Dated, Query } from './query';

/** The only read of a dashboard that touches readings, and only the newest few or those since an offset. */
const SENSOR = `SELECT id, seq, heart_rate, accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z,
  recibido_at AS created_at, medido_at, fuente FROM lecturas WHERE consumidor_id = $1`;
const LATEST = `${SENSOR} ORDER BY medido_at DESC, seq DESC LIMIT $2`;
const SINCE = `${SENSOR} AND seq > $2 ORDER BY seq LIMIT $3`;

type Row = Dated<SensorRow, 'created_at' | 'medido_at'>;

const wire = (row: Row): SensorRow => ({
  ...row,
  created_at: row.created_at.toISOString(),
  medido_at: row.medido_at.toISOString(),
});

export function lecturaReads(query: Query): LecturaReads {
  return {
    latestLecturas: async (consumidorId, limit) =>
      (await query<Row>('sensor_latest', LATEST, [consumidorId, limit])).map(wire),
    lecturasSince: async (consumidorId, offset, limit) =>
      (await query<Row>('sensor_since', SINCE, [consumidorId, offset, limit])).map(wire),
  };
}

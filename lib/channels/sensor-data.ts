import { z } from 'zod';
import { FUENTES } from '@/lib/domain/lecturas';
import { defineChannel, reached } from './define';

const measure = z.number().nullable();

const rowSchema = z.object({
  id: z.int(),
  seq: z.int(),
  heart_rate: measure,
  accel_x: measure,
  accel_y: measure,
  accel_z: measure,
  gyro_x: measure,
  gyro_y: measure,
  gyro_z: measure,
  created_at: z.iso.datetime(),
  medido_at: z.iso.datetime(),
  fuente: z.enum(FUENTES),
});

export const sensorData = defineChannel({
  name: 'sensor_data',
  kind: 'stream',
  stream: 'lecturas',
  instant: 'medido_at',
  type: 'sensor_update',
  doc: 'Últimas lecturas, la más nueva primero: frecuencia (bpm), aceleración (g), rotación (°/s)',
  scopes: ['movimiento', 'frecuencia'],
  fields: {
    heart_rate: 'frecuencia',
    accel_x: 'movimiento',
    accel_y: 'movimiento',
    accel_z: 'movimiento',
    gyro_x: 'movimiento',
    gyro_y: 'movimiento',
    gyro_z: 'movimiento',
  },
  coarsest: 'vivo',
  pollMs: 5_000,
  on: ['lectura.stored'],
  schema: z.array(rowSchema),
  example: [
    {
      id: 9001,
      seq: 41,
      heart_rate: 72,
      accel_x: 0.02,
      accel_y: -0.11,
      accel_z: 0.98,
      gyro_x: null,
      gyro_y: null,
      gyro_z: null,
      created_at: '2026-11-24T15:00:01.120Z',
      medido_at: '2026-11-24T15:00:01.000Z',
      fuente: 'sensor',
    },
  ],
  limits: { default: 10, max: 50 },
  load: ({ reads, subject }, limit) => reads.latestLecturas(subject.consumidor_id, limit),
  async since({ reads, subject }, offset, limit, end) {
    const rows = await reads.lecturasSince(subject.consumidor_id, offset, limit);
    if (!isWhole(rows, offset, Math.min(limit, end - offset))) return null;
    return { data: rows.toReversed(), ...reached(rows, offset, limit) };
  },
});

/** Readings have consecutive offsets: one is missing that retention took, or that came too old to be kept. */
function isWhole(rows: readonly { seq: number }[], offset: number, count: number): boolean {
  return rows.length === count && rows.every(({ seq }, index) => seq === offset + index + 1);
}

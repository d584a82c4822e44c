import { plainArray, textArray } from '@/lib/db/arrays';
import type { NewLectura } from '@/lib/domain/lecturas';

/** A reading as it lies in the table, and nothing that is worked out from it. */
export type PlainRow = {
  consumidor_id: number;
  dispositivo_id: number;
  seq: number;
  recibido_ms: number;
  item: Omit<NewLectura, 'bateria'>;
};

const MEASURES = ['heart_rate', 'accel_x', 'accel_y', 'accel_z', 'gyro_x', 'gyro_y', 'gyro_z'] as const;
const COLUMNS = `consumidor_id, seq, dispositivo_id, n, medido_at, recibido_at, rr_ms, contacto, fuente, adelantada,
  ${MEASURES.join(', ')}`;

/** What the database alone does with readings: one statement a group, the columns that ours fill, no check. */
const TEXT = `INSERT INTO lecturas (${COLUMNS})
  SELECT consumidor_id, seq, dispositivo_id, n, to_timestamp(medido_at / 1000), to_timestamp(recibido_at / 1000),
    rr_ms::real[], contacto, fuente, adelantada, ${MEASURES.join(', ')}
  FROM unnest($1::int[], $2::bigint[], $3::int[], $4::bigint[], $5::float8[], $6::float8[], $7::text[], $8::bool[],
    $9::fuente[], $10::bool[], ${MEASURES.map((_, index) => `$${index + 11}::real[]`).join(', ')}) AS t(${COLUMNS})`;

export function plainInsert(rows: readonly PlainRow[]) {
  const each = (pick: (row: PlainRow) => number | boolean | null) => plainArray(rows.map(pick));
  const values = [
    each(({ consumidor_id }) => consumidor_id),
    each(({ seq }) => seq),
    each(({ dispositivo_id }) => dispositivo_id),
    each(({ item }) => item.n),
    each(({ item }) => item.medido_ms),
    each(({ recibido_ms }) => recibido_ms),
    textArray(rows.map(({ item: { rr_ms } }) => (rr_ms ? `{${rr_ms.join(',')}}` : null))),
    each(({ item }) => item.contacto),
    textArray(rows.map(() => 'sensor')),
    each(({ item }) => item.adelantada),
    ...MEASURES.map((measure) => each(({ item }) => item[measure])),
  ];
  return { name: 'plain_insert', text: TEXT, values };
}

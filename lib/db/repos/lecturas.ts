import type pg from 'pg';
import { LECTURAS_PER_POST, type NewLectura } from '@/lib/domain/lecturas';
import type { LecturaBatch, LecturasRepo, StoredBatch } from '@/lib/domain/ports';
import { transaction } from '../client';
import { groupCommit } from '../group-commit';

/**
 * One statement stores a group: new readings with their offsets, the ventanas they fall in, the stream's new
 * end and the devices' last sign of life. It answers the input positions that were new.
 */
const APPEND = `
WITH input AS (
  SELECT consumidor_id, dispositivo_id, fuente, n, to_timestamp(medido_ms / 1000) AS medido_at,
    to_timestamp(recibido_ms / 1000) AS recibido_at, heart_rate, rr_ms::real[] AS rr_ms, accel_x, accel_y, accel_z,
    gyro_x, gyro_y, gyro_z, contacto, bateria, position
  FROM unnest($1::int[], $2::int[], $3::fuente[], $4::bigint[], $5::float8[], $6::float8[], $7::real[], $8::text[],
    $9::real[], $10::real[], $11::real[], $12::real[], $13::real[], $14::real[], $15::bool[], $16::real[])
  WITH ORDINALITY AS t(consumidor_id, dispositivo_id, fuente, n, medido_ms, recibido_ms, heart_rate, rr_ms,
    accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z, contacto, bateria, position)
), fresh AS (
  SELECT i.*, row_number() OVER (PARTITION BY i.consumidor_id ORDER BY i.position) AS place
  FROM input i
  WHERE i.n IS NULL
    OR NOT EXISTS (SELECT 1 FROM lecturas l WHERE l.dispositivo_id = i.dispositivo_id AND l.n = i.n)
), stored AS (
  INSERT INTO lecturas (consumidor_id, seq, dispositivo_id, n, medido_at, recibido_at, heart_rate, rr_ms,
    accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z, contacto, fuente)
  SELECT f.consumidor_id, s.last_offset + f.place, f.dispositivo_id, f.n, f.medido_at, f.recibido_at, f.heart_rate,
    f.rr_ms, f.accel_x, f.accel_y, f.accel_z, f.gyro_x, f.gyro_y, f.gyro_z, f.contacto, f.fuente
  FROM fresh f JOIN streams s ON s.consumidor_id = f.consumidor_id AND s.stream = 'lecturas'
), windows AS (
  INSERT INTO ventanas AS v (consumidor_id, window_start, n, hr_n, hr_sum, hr_sumsq, hr_min, hr_max)
  SELECT consumidor_id, date_bin('5 minutes', medido_at, 'epoch'), count(*), count(heart_rate),
    coalesce(sum(heart_rate::numeric), 0), coalesce(sum(heart_rate::numeric * heart_rate::numeric), 0),
    min(heart_rate), max(heart_rate)
  FROM fresh GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (consumidor_id, window_start) DO UPDATE SET n = v.n + excluded.n, hr_n = v.hr_n + excluded.hr_n,
    hr_sum = v.hr_sum + excluded.hr_sum, hr_sumsq = v.hr_sumsq + excluded.hr_sumsq,
    hr_min = least(v.hr_min, excluded.hr_min), hr_max = greatest(v.hr_max, excluded.hr_max)
), moved AS (
  UPDATE streams s SET last_offset = s.last_offset + c.count
  FROM (SELECT consumidor_id, count(*) FROM fresh GROUP BY 1) c
  WHERE s.consumidor_id = c.consumidor_id AND s.stream = 'lecturas'
), seen AS (
  UPDATE dispositivos d SET visto_at = i.recibido_at, bateria = coalesce(i.bateria, d.bateria),
    ultimo_medido_at = greatest(d.ultimo_medido_at, i.medido_at)
  FROM (
    SELECT dispositivo_id, max(recibido_at) AS recibido_at, max(least(medido_at, recibido_at)) AS medido_at,
      (array_agg(bateria ORDER BY medido_at DESC) FILTER (WHERE bateria IS NOT NULL))[1] AS bateria
    FROM input GROUP BY 1
  ) i WHERE d.id = i.dispositivo_id
)
SELECT position FROM fresh`;

/** The row locks order the commits of each consumidor's stream; taking them by id order avoids deadlock. */
const LOCK_STREAMS = `SELECT consumidor_id, last_offset FROM streams
  WHERE stream = 'lecturas' AND consumidor_id = ANY($1::int[]) ORDER BY consumidor_id FOR UPDATE`;

const ROWS_PER_COMMIT = 5 * LECTURAS_PER_POST;

export function lecturasRepo(pool: pg.Pool): LecturasRepo {
  const append = groupCommit(
    (batches: readonly LecturaBatch[]) => appendGroup(pool, batches),
    ({ items }) => Math.max(1, items.length),
    ROWS_PER_COMMIT,
    isDataFault,
  );
  return { append };
}

/** SQLSTATE 22 (data) and 23 (integrity): the fault of a row, not of the connection. */
function isDataFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

type Row = { batch: number; item: NewLectura };

async function appendGroup(pool: pg.Pool, batches: readonly LecturaBatch[]): Promise<StoredBatch[]> {
  const rows = distinct(batches);
  return transaction(pool, async (client) => {
    const consumidores = [...new Set(batches.map(({ device }) => device.consumidor_id))];
    const locked = await client.query<{ consumidor_id: number; last_offset: number }>({
      name: 'lecturas_lock',
      text: LOCK_STREAMS,
      values: [consumidores],
    });
    const offsets = new Map(locked.rows.map((row) => [row.consumidor_id, row.last_offset]));
    const { rows: fresh } = await client.query<{ position: number }>({
      name: 'lecturas_append',
      text: APPEND,
      values: columns(batches, rows),
    });
    const stored = batches.map(() => 0);
    for (const { position } of fresh) {
      const batch = rows[position - 1]?.batch ?? 0;
      stored[batch] = (stored[batch] ?? 0) + 1;
      const owner = batches[batch]?.device.consumidor_id ?? 0;
      offsets.set(owner, (offsets.get(owner) ?? 0) + 1);
    }
    return batches.map(({ device }, batch) => ({
      stored: stored[batch] ?? 0,
      seq: offsets.get(device.consumidor_id) ?? 0,
    }));
  });
}

/** The items of all batches, each device counter once: the first wins. */
function distinct(batches: readonly LecturaBatch[]): Row[] {
  const seen = new Set<string>();
  return batches.flatMap(({ device, items }, batch) =>
    items.flatMap((item) => {
      if (item.n !== null) {
        const key = `${device.dispositivo_id}:${item.n}`;
        if (seen.has(key)) return [];
        seen.add(key);
      }
      return [{ batch, item }];
    }),
  );
}

function columns(batches: readonly LecturaBatch[], rows: readonly Row[]): unknown[] {
  const device = <T>(pick: (batch: LecturaBatch) => T) =>
    rows.map(({ batch }) => pick(batches[batch] as LecturaBatch));
  const measure = <T>(pick: (item: NewLectura) => T) => rows.map(({ item }) => pick(item));
  return [
    device(({ device }) => device.consumidor_id),
    device(({ device }) => device.dispositivo_id),
    device(({ device }) => device.fuente),
    measure((item) => item.n),
    measure((item) => item.medido_ms),
    device((batch) => batch.recibido_ms),
    measure((item) => item.heart_rate),
    measure((item) => (item.rr_ms ? `{${item.rr_ms.join(',')}}` : null)),
    measure((item) => item.accel_x),
    measure((item) => item.accel_y),
    measure((item) => item.accel_z),
    measure((item) => item.gyro_x),
    measure((item) => item.gyro_y),
    measure((item) => item.gyro_z),
    measure((item) => item.contacto),
    measure((item) => item.bateria),
  ];
}

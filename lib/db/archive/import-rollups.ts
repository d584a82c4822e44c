import type pg from 'pg';
import type { RrPacket } from '@/lib/domain/metrics/hrv';
import { type MinuteChange, rollUp } from '@/lib/domain/metrics/rollup';
import { asPart, SUM_KEYS, type Sums } from '@/lib/domain/metrics/sums';
import { DAY_MS, dayStartMs, minuteOf } from '@/lib/domain/time';
import { inSinglePrecision, type RawReading } from '../ingest/recompute';
import { ADD_MINUTES, ADD_ROLLUPS } from '../ingest/statements';
import { changeRows } from '../ingest/values';
import { NEW_LECTURAS } from './import-lecturas';
import { NOWHERE, type Offsets } from './offsets';

export const NEW_MINUTES = 'importa_minutos';
const MINUTES_AT_ONCE = 5_000;
const MS = (column: string) => `floor(extract(epoch FROM ${column}) * 1000)::bigint`;

/** The minutes of the archive of which nothing is known here. Returns how many. */
export async function findNewMinutes(client: pg.PoolClient, consumidorId: number): Promise<number> {
  const text = `CREATE TEMP TABLE ${NEW_MINUTES} ON COMMIT DROP AS SELECT DISTINCT ON (s.inicio) s.* FROM importa_rollups s
    WHERE NOT EXISTS (SELECT 1 FROM rollups r WHERE r.consumidor_id = ${consumidorId} AND r.minutos = 1 AND r.inicio = s.inicio)
    ORDER BY s.inicio, s.linea_`;
  const { rowCount } = await client.query(text);
  await client.query(`CREATE INDEX ON ${NEW_MINUTES} (inicio); ANALYZE ${NEW_MINUTES}`);
  return rowCount ?? 0;
}

export type Span = { from: Date; to: Date };

/** Puts new minutes in a span into the rollups of every length, as they were. */
export async function addMinutes(
  client: pg.PoolClient,
  consumidorId: number,
  zone: string,
  span: Span,
): Promise<void> {
  await client.query(`DECLARE minutos NO SCROLL CURSOR FOR SELECT ${MS('inicio')} AS minuto_ms, ${SUM_KEYS.join(', ')}
    FROM ${NEW_MINUTES} WHERE inicio >= '${span.from.toISOString()}' AND inicio < '${span.to.toISOString()}' ORDER BY inicio`);
  for (;;) {
    const { rows } = await client.query<Sums & { minuto_ms: number }>(
      `FETCH ${MINUTES_AT_ONCE} FROM minutos`,
    );
    if (rows.length === 0) break;
    const changes = rows.map(
      ({ minuto_ms, ...sums }): MinuteChange => ({
        consumidor_id: consumidorId,
        minuto_ms,
        dia_ms: dayStartMs(minuto_ms, zone),
        after: sums,
        delta: sums,
        part: asPart(sums),
      }),
    );
    await client.query(ADD_ROLLUPS, [changeRows(changes)]);
  }
  await client.query('CLOSE minutos');
}

/** New minutes in a ventana that was here before change it: it is closed again. One that nobody has yet is to be closed. */
export async function reopenVentanas(client: pg.PoolClient, consumidorId: number): Promise<void> {
  const starts = `SELECT DISTINCT date_bin('5 minutes', inicio, 'epoch'::timestamptz) AS window_start FROM ${NEW_MINUTES}`;
  await client.query(
    `UPDATE ventanas v SET pendiente = true FROM (${starts}) t WHERE v.consumidor_id = $1 AND NOT v.pendiente
       AND v.window_start = t.window_start AND NOT EXISTS (SELECT 1 FROM importa_ventanas_aqui p WHERE p.id_ = v.id AND NOT p.here)`,
    [consumidorId],
  );
  await client.query(
    `INSERT INTO ventanas (consumidor_id, window_start) SELECT $1, window_start FROM (${starts}) t ON CONFLICT DO NOTHING`,
    [consumidorId],
  );
}

/** Those of the new readings that no new minute holds already. */
const REST = `${NEW_LECTURAS} l WHERE NOT EXISTS (SELECT 1 FROM ${NEW_MINUTES} m WHERE m.inicio = l.minuto)`;
const REST_DAYS = (span: Span) => `SELECT DISTINCT ${MS('l.medido_at')} / ${DAY_MS} AS day FROM ${REST}
  AND l.medido_at >= '${span.from.toISOString()}' AND l.medido_at < '${span.to.toISOString()}' ORDER BY 1`;
const REST_OF_DAY = `SELECT l.consumidor_id, l.dispositivo_id, l.n, d.cadencia_ms, ${MS('l.medido_at')} AS medido_ms, l.heart_rate,
    l.rr_ms, l.accel_x, l.accel_y, l.accel_z, l.gyro_x, l.gyro_y, l.gyro_z
  FROM (SELECT l.* FROM ${REST}) l JOIN dispositivos d ON d.id = l.dispositivo_id
  WHERE l.medido_at >= $1 AND l.medido_at < $2`;
const KNOWN = `SELECT ${MS('inicio')} AS minuto_ms, ${SUM_KEYS.join(', ')} FROM rollups
  WHERE consumidor_id = $1 AND minutos = 1 AND inicio >= $2 AND inicio < $3`;
const PACKETS = `SELECT dispositivo_id, ${MS('medido_at')} AS medido_ms, rr_ms FROM lecturas
  WHERE consumidor_id = $1 AND rr_ms IS NOT NULL AND medido_at >= $2 AND medido_at < $3
    AND NOT (seq > $4 AND seq <= $5)`;

/**
 * Rolls up, as an ingest does, the new readings in a span that the minutes of the archive do not hold. `own`: where they are
 * stored already, for they are no part of what was there before.
 */
export async function rollUpRest(
  client: pg.PoolClient,
  consumidorId: number,
  zone: string,
  span: Span,
  own: Offsets = NOWHERE,
): Promise<void> {
  for (const { day } of (await client.query<{ day: number }>(REST_DAYS(span))).rows) {
    const from = new Date(Math.max(day * DAY_MS, span.from.getTime()));
    const to = new Date(Math.min((day + 1) * DAY_MS, span.to.getTime()));
    const readings = (await client.query<RawReading>(REST_OF_DAY, [from, to])).rows.map(inSinglePrecision);
    const known = await knownOf(client, [consumidorId, from, to], own);
    const changes = rollUp(readings, known, (_, ms) => dayStartMs(ms, zone));
    await client.query(ADD_MINUTES, [changeRows(changes)]);
  }
}

async function knownOf(client: pg.PoolClient, values: readonly [number, Date, Date], own: Offsets) {
  type Packet = RrPacket & { rr_ms: number[] };
  const minutes = (await client.query<Sums & { minuto_ms: number }>(KNOWN, [...values])).rows;
  const sums = new Map(minutes.map(({ minuto_ms, ...row }) => [minuto_ms, row as Sums]));
  const packets = new Map<number, Packet[]>();
  for (const row of (await client.query<Packet>(PACKETS, [...values, own.after, own.to])).rows) {
    const minute = minuteOf(row.medido_ms);
    const packet = { ...row, rr_ms: row.rr_ms.map(Math.fround) };
    packets.set(minute, [...(packets.get(minute) ?? []), packet]);
  }
  return {
    sums: (_: number, ms: number) => sums.get(ms),
    packets: (_: number, ms: number) => packets.get(ms) ?? [],
  };
}

import type pg from 'pg';
import { STREAMS } from '@/lib/domain/events';
import { EXTREMES, isExtreme, LEVELS, SUM_KEYS } from '@/lib/domain/metrics/sums';
import { countFechas, eachOfLastDays, MINUTE_MS } from '@/lib/domain/time';
import { lockStreams } from '../streams';

const SPAN = `SELECT min(inicio) AS first, max(inicio) AS last FROM rollups
  WHERE consumidor_id = $1 AND minutos = ${LEVELS.minute}`;

/** What a row counts for in a day: of a minute, which may hold more than a minute's time, at most that. */
const partOf = (key: string) => (key === 'covered_ms' ? `least(covered_ms, minutos * ${MINUTE_MS})` : key);
const PARTS = SUM_KEYS.map((key) => `${partOf(key)} AS ${key}`).join(', ');
const AGGREGATES = { least: 'min', greatest: 'max' } as const;
const TOTALS = SUM_KEYS.map((key) =>
  isExtreme(key) ? `${AGGREGATES[EXTREMES[key]]}(p.${key})` : `sum(p.${key})::bigint`,
).join(', ');

/** Days (`$2` to `$3`) from the hours that lie in them, and from the minutes where a day begins within an hour. */
const REBUILD = `INSERT INTO rollups (consumidor_id, minutos, inicio, ${SUM_KEYS.join(', ')})
  SELECT $1, ${LEVELS.day}, d.desde, ${TOTALS}
  FROM (SELECT desde, hasta, date_bin('1 hour', desde + interval '1 hour' - interval '1 ms', 'epoch') AS primera,
      date_bin('1 hour', hasta, 'epoch') AS ultima
    FROM unnest($2::timestamptz[], $3::timestamptz[]) AS t(desde, hasta)) d
  CROSS JOIN LATERAL (
    SELECT ${PARTS} FROM rollups WHERE consumidor_id = $1 AND minutos = ${LEVELS.hour}
      AND inicio >= d.primera AND inicio < d.ultima
    UNION ALL
    SELECT ${PARTS} FROM rollups WHERE consumidor_id = $1 AND minutos = ${LEVELS.minute}
      AND inicio >= d.desde AND inicio < d.primera
    UNION ALL
    SELECT ${PARTS} FROM rollups WHERE consumidor_id = $1 AND minutos = ${LEVELS.minute}
      AND inicio >= d.ultima AND inicio < d.hasta
  ) p
  GROUP BY d.desde`;

const TAKE_DAYS = `DELETE FROM rollups WHERE consumidor_id = $1 AND minutos = ${LEVELS.day}`;

/**
 * The end of every stream moves, so that no instance adds to what it remembers of the days before (see APPEND), and
 * every epoch is another, so that no reader adds to rows that tell days and hours of the zone before.
 */
const RESTART = `UPDATE streams SET epoch = epoch + 1, last_offset = last_offset + 1
  WHERE consumidor_id = $1 AND stream = ANY($2)`;

/**
 * Gives a consumidor another zone: their days begin at other midnights from here on, those that are past too. False
 * when it was theirs already. Readings that arrive meanwhile wait for the end of the transaction.
 */
export async function moveDays(client: pg.PoolClient, consumidorId: number, zone: string): Promise<boolean> {
  await lockStreams(client, consumidorId, STREAMS);
  const moved = await client.query(
    'UPDATE consumidores SET zona_horaria = $2 WHERE id = $1 AND zona_horaria <> $2',
    [consumidorId, zone],
  );
  if (!moved.rowCount) return false;
  await client.query(TAKE_DAYS, [consumidorId]);
  const [span] = (await client.query<{ first: Date | null; last: Date | null }>(SPAN, [consumidorId])).rows;
  if (span?.first && span.last) {
    const days = eachOfLastDays(span.last, countFechas(span.first, span.last, zone), zone);
    await client.query(REBUILD, [consumidorId, days.map(({ from }) => from), days.map(({ to }) => to)]);
  }
  await client.query(RESTART, [consumidorId, STREAMS]);
  return true;
}

import type { ConsumoReads, HabitDay, HabitTotals } from '@/lib/domain/reads';
import { bounds, type Query } from './query';

const CIGARETTES = `SELECT (SELECT coalesce(sum(c.cantidad), 0)::int FROM consumos c
    JOIN habitos h ON h.id = c.habito_id AND h.es_cigarrillo
    WHERE c.consumidor_id = $1 AND c.ocurrido_at >= p.desde AND c.ocurrido_at < p.hasta) AS total
  FROM unnest($2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY AS p(desde, hasta, place) ORDER BY place`;

/** Every consumo of the person with the name of its habito; "Otro: texto" goes by its text. */
const NAMED = `SELECT coalesce(h.nombre, c.habito_otro) AS habito_nombre, c.cantidad, c.ocurrido_at
  FROM consumos c LEFT JOIN habitos h ON h.id = c.habito_id WHERE c.consumidor_id = $1`;

const TOTALS = `SELECT habito_nombre, sum(cantidad)::int AS total, min(ocurrido_at) AS primer_registro,
    max(ocurrido_at) AS ultimo_registro,
    coalesce(sum(cantidad) FILTER (WHERE ocurrido_at >= $2 AND ocurrido_at < $3), 0)::int AS last,
    coalesce(sum(cantidad) FILTER (WHERE ocurrido_at >= $4 AND ocurrido_at < $5), 0)::int AS before
  FROM (${NAMED}) c GROUP BY habito_nombre ORDER BY total DESC, habito_nombre`;

/** `$2` are the beginnings of the days and the end of the last one. */
const DAYS = `WITH named AS (${NAMED}), habits AS (
    SELECT habito_nombre, sum(cantidad) AS ever FROM named GROUP BY habito_nombre
  ), counted AS (
    SELECT habito_nombre, width_bucket(ocurrido_at, $2::timestamptz[]) AS place, sum(cantidad)::int AS total
    FROM named GROUP BY habito_nombre, place
  )
  SELECT h.habito_nombre, d.fecha, coalesce(c.total, 0) AS total
  FROM habits h CROSS JOIN unnest($3::text[]) WITH ORDINALITY AS d(fecha, place)
  LEFT JOIN counted c ON c.habito_nombre = h.habito_nombre AND c.place = d.place
  ORDER BY h.ever DESC, h.habito_nombre, d.place`;

export function consumoReads(query: Query): ConsumoReads {
  return {
    countCigarettes: async (consumidorId, periods) =>
      (await query<{ total: number }>('cigarettes', CIGARETTES, [consumidorId, ...bounds(periods)])).map(
        ({ total }) => total,
      ),
    habitTotals: (consumidorId, month, before) =>
      query<HabitTotals>('habit_totals', TOTALS, [
        consumidorId,
        month.from,
        month.to,
        before.from,
        before.to,
      ]),
    habitDays: (consumidorId, days) =>
      query<HabitDay>('habit_days', DAYS, [
        consumidorId,
        [...days.map(({ from }) => from), ...days.slice(-1).map(({ to }) => to)],
        days.map(({ fecha }) => fecha),
      ]),
  };
}

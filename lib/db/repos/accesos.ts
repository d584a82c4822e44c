import type pg from 'pg';
import {
  type Acceso,
  type AccesoSummary,
  type AccesosRepo,
  LOOK_GAP_MS,
  type LookSpan,
} from '@/lib/domain/accesos';
import { idBefore } from '../id-before';

const GAP = `interval '${LOOK_GAP_MS / 1_000} seconds'`;

/** One query for all, prepared once a connection. Scopes travel as one text: an array of arrays must be a rectangle. */
const RECORD = `WITH look AS MATERIALIZED (
    SELECT l.*, string_to_array(l.shown, ',') AS alcances
    FROM unnest($1::int[], $2::int[], $3::acceso_via[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::int[], $9::text[])
      WITH ORDINALITY AS l(consumidor_id, usuario_id, via, que, shown, desde, hasta, veces, motivo, n)
    WHERE EXISTS (SELECT FROM consumidores c WHERE c.id = l.consumidor_id)
  ), extended AS (
    UPDATE accesos a SET hasta = greatest(a.hasta, look.hasta), veces = a.veces + look.veces
    FROM look CROSS JOIN LATERAL (
      SELECT b.id, b.hasta, b.alcances, b.motivo FROM accesos b
      WHERE (b.consumidor_id, b.usuario_id, b.via, b.que) = (look.consumidor_id, look.usuario_id, look.via, look.que)
      ORDER BY b.id DESC LIMIT 1
    ) AS last
    WHERE a.id = last.id AND last.hasta >= look.desde - ${GAP} AND last.alcances = look.alcances
      AND last.motivo IS NOT DISTINCT FROM look.motivo
    RETURNING look.n
  )
  INSERT INTO accesos (consumidor_id, usuario_id, usuario_nombre, via, que, alcances, desde, hasta, veces, motivo)
  SELECT consumidor_id, usuario_id, coalesce((SELECT nombre FROM usuarios u WHERE u.id = look.usuario_id), ''),
    via, que, alcances, desde, hasta, greatest(veces, 1), motivo
  FROM look WHERE NOT EXISTS (SELECT FROM extended WHERE extended.n = look.n) ORDER BY n`;

const LIST = `SELECT id, usuario_id, usuario_nombre, via, que, alcances, desde, hasta, veces, motivo FROM accesos
  WHERE consumidor_id = $1 AND id < $2 AND ($4::int IS NULL OR usuario_id = $4) ORDER BY id DESC LIMIT $3`;

/** Stretches of time that touch, with the gap between them, are one range of a multirange. */
const visits = (since: string) =>
  `(SELECT count(*) FROM unnest(range_agg(tstzrange(desde, hasta + ${GAP}, '[]')) FILTER (WHERE hasta >= ${since})))`;
const SUMMARY = `SELECT usuario_id, (array_agg(usuario_nombre ORDER BY id DESC))[1] AS usuario_nombre,
    max(hasta) AS ultima_vez, ${visits('$2')} AS visitas_hoy, ${visits('$3')} AS visitas_7_dias
  FROM accesos WHERE consumidor_id = $1 GROUP BY usuario_id ORDER BY ultima_vez DESC, usuario_id`;

export function accesosRepo(pool: pg.Pool): AccesosRepo {
  return {
    record: async (spans) => {
      const column = <Key extends keyof LookSpan>(key: Key) => spans.map((span) => span[key]);
      await pool.query({
        name: 'record-looks',
        text: RECORD,
        values: [
          column('consumidor_id'),
          column('usuario_id'),
          column('via'),
          column('que'),
          spans.map(({ alcances }) => alcances.join(',')),
          column('desde'),
          column('hasta'),
          column('veces'),
          column('motivo'),
        ],
      });
    },

    ofConsumidor: async (consumidorId, { limit, before, usuario_id }) => {
      const values = [consumidorId, idBefore(before), limit, usuario_id ?? null];
      const { rows } = await pool.query<Omit<Acceso, 'desde' | 'hasta'> & { desde: Date; hasta: Date }>(
        LIST,
        values,
      );
      return rows.map((row) => ({
        ...row,
        desde: row.desde.toISOString(),
        hasta: row.hasta.toISOString(),
      }));
    },

    summary: async (consumidorId, today, week) => {
      const { rows } = await pool.query<Omit<AccesoSummary, 'ultima_vez'> & { ultima_vez: Date }>(SUMMARY, [
        consumidorId,
        today,
        week,
      ]);
      return rows.map((row) => ({ ...row, ultima_vez: row.ultima_vez.toISOString() }));
    },
  };
}

import type { Resultado } from '@/lib/domain/deseos';
import type { Ganado } from '@/lib/domain/logros';
import type { Plan } from '@/lib/domain/metrics/ahorro';
import type { DeseoEnHora } from '@/lib/domain/metrics/progreso/mapa';
import type { ProgresoReads } from '@/lib/domain/metrics/progreso/reads';
import { REPOSO_PERCENTIL, REPOSO_VENTANAS } from '@/lib/domain/metrics/progreso/reposo';
import { STILL_ENERGY } from '@/lib/domain/metrics/stats';
import { ACCEL_SCALE } from '@/lib/domain/metrics/sums';
import type { Query } from './query';

const PLAN = `SELECT fecha_abandono::text, consumo_base, precio_cajetilla::float8, cigarrillos_por_cajetilla, moneda
  FROM consumidores WHERE id = $1`;

/** Columns and not rows: a smoker of years has logged tens of thousands of them. */
const CIGARRILLOS = `SELECT coalesce(array_agg(floor(extract(epoch FROM c.ocurrido_at) * 1000)::float8), '{}') AS at,
    coalesce(array_agg(c.cantidad::float8), '{}') AS cantidad
  FROM consumos c JOIN habitos h ON h.id = c.habito_id AND h.es_cigarrillo WHERE c.consumidor_id = $1`;

const DESEOS = `SELECT created_at, resuelto_at, resultado,
    num_nonnulls(motivo_id, motivo_otro) > 0 AND num_nonnulls(emocion_id, emocion_otra) > 0 AS con_causas
  FROM deseos WHERE consumidor_id = $1`;

const DICHO = `SELECT coalesce(array_agg(floor(extract(epoch FROM at) * 1000)::float8), '{}') AS at FROM (
    SELECT ocurrido_at AS at FROM formularios_temporales WHERE consumidor_id = $1
    UNION ALL
    SELECT c.ocurrido_at FROM consumos c LEFT JOIN habitos h ON h.id = c.habito_id
    WHERE c.consumidor_id = $1 AND h.es_cigarrillo IS NOT TRUE
  ) told`;

const MEDIDO = `SELECT coalesce(array_agg(extract(epoch FROM inicio)::float8 * 1000), '{}') AS at
  FROM rollups WHERE consumidor_id = $1 AND minutos = 1440`;

const EN_HORA = `SELECT d.created_at, d.resultado,
    CASE WHEN d.motivo_otro IS NOT NULL THEN 'otro' ELSE coalesce(m.nombre, 'sin_motivo') END AS motivo
  FROM deseos d LEFT JOIN motivos m ON m.id = d.motivo_id
  WHERE d.consumidor_id = $1 AND d.created_at >= $2 AND d.created_at < $3`;

/**
 * Of each day the level under which a tenth of its quiet ventanas lie: five minutes in which the wrist did not move.
 * Without acceleration nobody knows whether it did. $2: where the days begin, and the last one ends.
 */
const REPOSO = `SELECT place, count(*)::int AS ventanas,
    round(percentile_cont($5) WITHIN GROUP (ORDER BY hr_sum::float8 / hr_n / 1000)::numeric, 1)::float8 AS hr
  FROM (
    SELECT width_bucket(inicio, $2::timestamptz[]) AS place, hr_sum, hr_n FROM rollups
    WHERE consumidor_id = $1 AND minutos = 5 AND inicio >= ($2::timestamptz[])[1] AND inicio < $3
      AND hr_n > 0 AND accel_n > 0 AND accel_dev::float8 / greatest(accel_n, 1) <= $4 AND covered_ms >= 240000
  ) quiet GROUP BY place HAVING count(*) >= $6`;

const LOGROS = 'SELECT logro, earned_at FROM logros WHERE consumidor_id = $1';

type DeseoRow = {
  created_at: Date;
  resuelto_at: Date | null;
  resultado: Resultado | null;
  con_causas: boolean;
};
type Instants = { at: number[] };

/** In the unit of the sums. */
const STILL = STILL_ENERGY * ACCEL_SCALE ** 2;

const dates = (rows: readonly Instants[]) => (rows[0]?.at ?? []).map((ms) => new Date(ms));

export function progresoReads(query: Query): ProgresoReads {
  return {
    progreso: async (consumidorId) => {
      const of = [consumidorId];
      const [plan] = await query<Plan>('progreso_plan', PLAN, of);
      const [smoked] = await query<Instants & { cantidad: number[] }>(
        'progreso_cigarrillos',
        CIGARRILLOS,
        of,
      );
      const deseos = await query<DeseoRow>('progreso_deseos', DESEOS, of);
      const dicho = await query<Instants>('progreso_dicho', DICHO, of);
      const medido = await query<Instants>('progreso_medido', MEDIDO, of);
      const ganados = await query<Ganado>('progreso_logros', LOGROS, of);
      return {
        plan: plan as Plan,
        cigarrillos: dates(smoked ? [smoked] : []).map((at, place) => ({
          at,
          cantidad: smoked?.cantidad[place] ?? 0,
        })),
        deseos,
        dicho: dates(dicho),
        medido: dates(medido),
        ganados,
      };
    },
    deseosEnHora: (consumidorId, within) =>
      query<DeseoEnHora>('progreso_horas', EN_HORA, [
        consumidorId,
        within?.from ?? '-infinity',
        within?.to ?? 'infinity',
      ]),
    reposo: async (consumidorId, days) => {
      const end = days.at(-1)?.to;
      if (!end) return [];
      const starts = days.map(({ from }) => from);
      const values = [consumidorId, starts, end, STILL, REPOSO_PERCENTIL, REPOSO_VENTANAS];
      const rows = await query<{ place: number; ventanas: number; hr: number }>(
        'progreso_reposo',
        REPOSO,
        values,
      );
      return rows
        .flatMap(({ place, ...rest }) => {
          const day = days[place - 1];
          return day ? [{ fecha: day.fecha, ...rest }] : [];
        })
        .sort((a, b) => (a.fecha < b.fecha ? -1 : 1));
    },
  };
}

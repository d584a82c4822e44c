import type { Resultado } from '@/lib/domain/deseos';
import type { Ganado } from '@/lib/domain/logros';
import type { Plan } from '@/lib/domain/metrics/ahorro';
import type { ProgresoReads } from '@/lib/domain/reads';
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

const LOGROS = 'SELECT logro, earned_at FROM logros WHERE consumidor_id = $1';

type DeseoRow = {
  created_at: Date;
  resuelto_at: Date | null;
  resultado: Resultado | null;
  con_causas: boolean;
};
type Instants = { at: number[] };

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
  };
}

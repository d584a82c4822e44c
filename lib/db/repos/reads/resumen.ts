import {
  type Hechos,
  type Pulso,
  RESUMEN_MINUTES,
  type ResumenReads,
  type UltimoDeseo,
  USUAL_FLOOR_HOURS,
} from '@/lib/domain/resumen';
import { MINUTE_MS, minuteOf } from '@/lib/domain/time';
import type { Query } from './query';

const BPM = '::float8 / 1000';

/**
 * The minutes that a board draws, and the usual range: of the hours of `$4` to `$5` with a quarter of an hour of heart
 * rate, the tenth part of them lies below its minimum and a tenth above its maximum, each hour reaching from one
 * deviation below its mean to one above. Hours and not minutes: some hundred rows, read with every push.
 */
const PULSO = `WITH minutos AS (
    SELECT inicio, hr_n, hr_sum FROM rollups
    WHERE consumidor_id = $1 AND minutos = 1 AND inicio >= $2 AND inicio < $3 AND hr_n > 0
  ), ultimo AS (
    SELECT max(inicio) AS inicio FROM minutos
  ), horas AS (
    SELECT hr_sum::float8 / hr_n AS media,
      sqrt(greatest(0, hr_sq::float8 / hr_n - (hr_sum::float8 / hr_n) ^ 2)) AS desviacion
    FROM rollups WHERE consumidor_id = $1 AND minutos = 60 AND inicio >= $4 AND inicio < $5 AND hr_n > 0
      AND covered_ms >= 900000
  )
  SELECT u.inicio AS hr_actual_at,
    (SELECT hr_sum${BPM} / hr_n FROM minutos m WHERE m.inicio = u.inicio) AS hr_actual,
    (SELECT sum(hr_sum)${BPM} / sum(hr_n)::float8 FROM minutos m
      WHERE m.inicio > u.inicio - interval '5 minutes') AS hr_reciente,
    (SELECT hr_sum${BPM} / hr_n FROM rollups
      WHERE consumidor_id = $1 AND minutos = 1440 AND inicio = $5 AND hr_n > 0) AS hr_promedio_hoy,
    h.*,
    (SELECT coalesce(json_agg(json_build_array(extract(epoch FROM inicio - $2) / 60, round(hr_sum / hr_n / 1000.0))), '[]')
      FROM minutos) AS puntos
  FROM ultimo u, (
    SELECT count(*)::int AS horas,
      percentile_cont(0.1) WITHIN GROUP (ORDER BY media - desviacion) / 1000 AS habitual_min,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY media + desviacion) / 1000 AS habitual_max
    FROM horas
  ) h`;

type PulsoRow = {
  hr_actual_at: Date | null;
  hr_actual: number | null;
  hr_reciente: number | null;
  hr_promedio_hoy: number | null;
  horas: number;
  habitual_min: number | null;
  habitual_max: number | null;
  puntos: [minute: number, bpm: number][];
};

const HECHOS = `SELECT d.*,
    (SELECT count(*)::int FROM deseos WHERE consumidor_id = $1 AND created_at >= $2 AND created_at < $3) AS deseos_hoy,
    (SELECT count(*)::int FROM deseos WHERE consumidor_id = $1 AND NOT resolved) AS deseos_activos,
    (SELECT coalesce(sum(c.cantidad), 0)::int FROM consumos c JOIN habitos h ON h.id = c.habito_id AND h.es_cigarrillo
      WHERE c.consumidor_id = $1 AND c.ocurrido_at >= $2 AND c.ocurrido_at < $3) AS cigarrillos_hoy,
    a.probabilidad_modelo, a.window_start
  FROM (SELECT 1) one
  LEFT JOIN LATERAL (
    SELECT id AS deseo_id, tipo AS deseo_tipo, intensidad, created_at, resolved, resultado, resuelto_at
    FROM deseos WHERE consumidor_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1
  ) d ON true
  LEFT JOIN LATERAL (
    SELECT probabilidad_modelo, window_start FROM analisis
    WHERE consumidor_id = $1 ORDER BY window_start DESC, id DESC LIMIT 1
  ) a ON true`;

type HechosRow = Omit<UltimoDeseo, 'deseo_id' | 'fecha_creacion' | 'resuelto_at'> & {
  deseo_id: number | null;
  created_at: Date;
  resuelto_at: Date | null;
  window_start: Date | null;
} & Pick<Hechos, 'deseos_hoy' | 'deseos_activos' | 'cigarrillos_hoy' | 'probabilidad_modelo'>;

/** A card shows no finer: a fraction would be a push, and a card drawn, with every reading. */
const whole = (bpm: number | null) => (bpm === null ? null : Math.round(bpm));

function pulsoOf(row: PulsoRow, desde: Date): Pulso {
  const valores = new Array<number | null>(RESUMEN_MINUTES).fill(null);
  for (const [minute, bpm] of row.puntos) valores[minute] = bpm;
  const enough = row.horas >= USUAL_FLOOR_HOURS;
  return {
    hr_actual: whole(row.hr_actual),
    hr_actual_at: row.hr_actual_at?.toISOString() ?? null,
    hr_reciente: whole(row.hr_reciente),
    hr_habitual_min: enough ? whole(row.habitual_min) : null,
    hr_habitual_max: enough ? whole(row.habitual_max) : null,
    hr_minutos: { desde: desde.toISOString(), valores },
    hr_promedio_hoy: whole(row.hr_promedio_hoy),
  };
}

function ultimoDeseo({ deseo_id, created_at, resuelto_at, ...row }: HechosRow): UltimoDeseo | null {
  if (deseo_id === null) return null;
  const { deseo_tipo, intensidad, resolved, resultado } = row;
  return {
    deseo_id,
    deseo_tipo,
    intensidad,
    fecha_creacion: created_at.toISOString(),
    resolved,
    resultado,
    resuelto_at: resuelto_at?.toISOString() ?? null,
  };
}

export function resumenReads(query: Query): ResumenReads {
  return {
    pulso: async (consumidorId, now, { from, to }) => {
      const end = minuteOf(now.getTime()) + MINUTE_MS;
      const desde = new Date(end - RESUMEN_MINUTES * MINUTE_MS);
      const values = [consumidorId, desde, new Date(end), from, to];
      const rows = await query<PulsoRow>('resumen_pulso', PULSO, values);
      return pulsoOf(rows[0] as PulsoRow, desde);
    },
    hechos: async (consumidorId, { from, to }) => {
      const rows = await query<HechosRow>('resumen_hechos', HECHOS, [consumidorId, from, to]);
      const row = rows[0] as HechosRow;
      const { deseos_hoy, deseos_activos, cigarrillos_hoy, probabilidad_modelo, window_start } = row;
      return {
        ultimo_deseo: ultimoDeseo(row),
        deseos_hoy,
        deseos_activos,
        cigarrillos_hoy,
        probabilidad_modelo,
        prediccion_at: window_start?.toISOString() ?? null,
      };
    },
  };
}

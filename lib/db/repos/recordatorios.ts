import type pg from 'pg';
import type { SolucionPropia } from '@/lib/domain/avisos';
import { PASOS } from '@/lib/domain/inicio';
import { PREFERENCIAS, type Preferencias } from '@/lib/domain/preferencias';
import { AHEAD_MS, CLUSTER_WEEKS, type Facts, type RecordatoriosRepo } from '@/lib/domain/recordatorios';
import { DAY_MS } from '@/lib/domain/time';
import { IS_LIVING } from '../living';
import { preferenciasOf, ZONE } from './preferencias';

const NAMES = Object.keys(PREFERENCIAS)
  .map((name) => `p.${name}`)
  .join(', ');

/**
 * $1 now, $2 the moment that is looked ahead to. `d` is the device that was heard last; `k` the weeks with urges at the
 * weekday and hour of the person's own clock that begins until then.
 */
const FACTS = `SELECT u.id AS usuario_id, c.id AS consumidor_id, u.idioma, u.created_at, ${NAMES},
    p.usuario_id IS NOT NULL AS chosen, ${ZONE} AS zona_horaria,
    d.id AS dispositivo_id, d.nombre AS dispositivo_nombre, d.visto_at,
    (SELECT max(f.ocurrido_at) FROM formularios_temporales f
      WHERE f.consumidor_id = c.id AND f.ocurrido_at > $1::timestamptz - interval '2 days') AS chequeo_at,
    c.inicio_cerrado_at IS NULL AND (SELECT count(*) FROM inicio_pasos i
      WHERE i.consumidor_id = c.id AND i.estado = 'hecho') < ${PASOS.length} AS inicio_pendiente,
    to_char(w.ahead, 'YYYY-MM-DD') AS fecha, extract(isodow FROM w.ahead)::int AS dia,
    to_char(w.ahead, 'HH24:00') AS hora, k.semanas
  FROM consumidores c JOIN usuarios u ON u.id = c.usuario_id LEFT JOIN preferencias p ON p.usuario_id = u.id
    CROSS JOIN LATERAL (SELECT $1::timestamptz AT TIME ZONE c.zona_horaria AS here,
      $2::timestamptz AT TIME ZONE c.zona_horaria AS ahead) w
    LEFT JOIN LATERAL (SELECT id, nombre, visto_at FROM dispositivos
      WHERE consumidor_id = c.id AND revoked_at IS NULL AND fuente = 'sensor' AND visto_at IS NOT NULL
      ORDER BY visto_at DESC LIMIT 1) d ON true
    LEFT JOIN LATERAL (SELECT count(DISTINCT date_trunc('day', at.here))::int AS semanas
      FROM deseos, LATERAL (SELECT created_at AT TIME ZONE c.zona_horaria AS here) at
      WHERE consumidor_id = c.id AND created_at > $1::timestamptz - interval '${CLUSTER_WEEKS} weeks'
        AND extract(isodow FROM at.here) = extract(isodow FROM w.ahead)
        AND extract(hour FROM at.here) = extract(hour FROM w.ahead)
        AND date_trunc('hour', w.here) < date_trunc('hour', w.ahead)
    ) k ON true
  WHERE u.rol = 'consumidor' AND ${IS_LIVING} ORDER BY c.id`;

const SOLUCIONES = `SELECT coalesce(s.nombre, d.solucion_otra) AS nombre, count(*)::int AS veces,
    (count(*) FILTER (WHERE d.resultado = 'resistido'))::int AS superados
  FROM deseos d LEFT JOIN soluciones s ON s.id = d.solucion_id
  WHERE d.consumidor_id = $1 AND d.created_at >= $2 AND d.resultado IN ('resistido', 'consumido')
    AND coalesce(s.nombre, d.solucion_otra) IS NOT NULL
  GROUP BY 1 ORDER BY 1`;
const REMEMBERED_MS = 182 * DAY_MS;

type Row = Preferencias &
  Pick<
    Facts,
    'usuario_id' | 'consumidor_id' | 'idioma' | 'created_at' | 'chequeo_at' | 'inicio_pendiente'
  > & {
    chosen: boolean;
    dispositivo_id: number | null;
    dispositivo_nombre: string;
    visto_at: Date;
    fecha: string;
    dia: number;
    hora: string;
    semanas: number;
  };

export function recordatoriosRepo(pool: pg.Pool): RecordatoriosRepo {
  return {
    facts: async (now) => {
      const ahead = new Date(now.getTime() + AHEAD_MS);
      return (await pool.query<Row>(FACTS, [now, ahead])).rows.map(factsOf);
    },

    soluciones: async (consumidorId, now) => {
      const since = new Date(now.getTime() - REMEMBERED_MS);
      return (await pool.query<SolucionPropia>(SOLUCIONES, [consumidorId, since])).rows;
    },
  };
}

function factsOf(row: Row): Facts {
  const { usuario_id, consumidor_id, idioma, created_at, chequeo_at, inicio_pendiente, ...rest } = row;
  const { dispositivo_id, dispositivo_nombre, visto_at, fecha, dia, hora, semanas, ...preferencias } = rest;
  return {
    ...{ usuario_id, consumidor_id, idioma, created_at, chequeo_at, inicio_pendiente },
    preferencias: preferenciasOf(preferencias),
    dispositivo:
      dispositivo_id === null ? null : { id: dispositivo_id, nombre: dispositivo_nombre, visto_at },
    cluster: semanas > 0 ? { dia, hora, fecha, semanas } : null,
  };
}

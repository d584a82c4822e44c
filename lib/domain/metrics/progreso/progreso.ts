import { z } from 'zod';
import { type Ganado, logroSchema, logrosVistos } from '../../logros';
import { dayOf, fechaOf } from '../../time';
import { ahorroOf, type Plan } from '../ahorro';
import { avancesDe } from './avances';
import { diasDe, type Hechos } from './dias';
import { duraciones, duracionMediana, duracionMinima, mejorDia, mejorSemana } from './marcas';
import { diasSinHumo, rachasSinHumo } from './rachas';

/** What of the plan is missing, in the order in which it is needed. */
export const FALTA = ['fecha_abandono', 'consumo_base', 'precio'] as const;
export type Falta = (typeof FALTA)[number];

const count = z.int().nullable();
const rachaSchema = z.object({ dias: z.int(), desde: z.iso.date(), hasta: z.iso.date() }).nullable();

/** `docs/metrics.md` says what each field means. Durations are minutes. */
export const progresoSchema = z.object({
  consumidor_id: z.int(),
  fecha: z.iso.date(),
  antojos_superados: count,
  deseos_registrados: count,
  racha_actual: rachaSchema,
  racha_mas_larga: rachaSchema,
  dias_sin_humo: count,
  sin_humo_desde: z.iso.datetime().nullable(),
  dias_desde_abandono: count,
  cigarrillos_evitados: count,
  dinero_ahorrado: z.number().nullable(),
  moneda: z.string().nullable(),
  falta: z.enum(FALTA).nullable(),
  duracion_minima: z.number().nullable(),
  duracion_mediana: z.number().nullable(),
  mejor_dia: z.object({ fecha: z.iso.date(), antojos_superados: z.int() }).nullable(),
  mejor_semana: z.object({ semana: z.string(), antojos_superados: z.int() }).nullable(),
  logros: z.array(logroSchema).nullable(),
});
export type Progreso = z.output<typeof progresoSchema>;

/**
 * All that the page of progress says in figures. A lapse takes nothing of it away but the current streak and the time
 * since the last cigarette; facts may come in any order, and late.
 */
export function progresoDe(
  consumidor_id: number,
  hechos: Hechos,
  ganados: readonly Ganado[],
  now: Date,
  zone: string,
): Progreso {
  const { plan, deseos } = hechos;
  const dias = diasDe(hechos, now, zone);
  const rachas = rachasSinHumo(dias);
  const minutes = duraciones(deseos);
  const desde = sinHumoDesde(hechos, now, zone);
  const { dias: dias_desde_abandono, ...ahorro } = ahorroOf(plan, fumadosTras(hechos, zone), now, zone);
  return {
    consumidor_id,
    fecha: fechaOf(now, zone),
    antojos_superados: deseos.filter(({ resultado }) => resultado === 'resistido').length,
    deseos_registrados: deseos.length,
    racha_actual: rachas.actual,
    racha_mas_larga: rachas.mas_larga,
    dias_sin_humo: diasSinHumo(dias),
    sin_humo_desde: desde?.toISOString() ?? null,
    dias_desde_abandono,
    ...ahorro,
    falta: faltaDe(plan),
    duracion_minima: duracionMinima(minutes),
    duracion_mediana: duracionMediana(minutes),
    mejor_dia: mejorDia(dias),
    mejor_semana: mejorSemana(dias),
    logros: logrosVistos(avancesDe(hechos, dias, zone), ganados),
  };
}

/** The first that the person has to tell before there is a figure. */
function faltaDe(plan: Plan): Falta | null {
  if (plan.fecha_abandono === null) return 'fecha_abandono';
  if (plan.consumo_base === null) return 'consumo_base';
  return plan.precio_cajetilla === null || plan.cigarrillos_por_cajetilla === null ? 'precio' : null;
}

function quitAt(plan: Plan, zone: string): Date | null {
  return plan.fecha_abandono === null ? null : dayOf(plan.fecha_abandono, zone).from;
}

/** The last cigarette, or the quit date where there was none since. Null: neither is known, or the date is to come. */
function sinHumoDesde({ plan, cigarrillos }: Hechos, now: Date, zone: string): Date | null {
  const quit = quitAt(plan, zone);
  let last = quit && quit <= now ? quit : null;
  for (const { at } of cigarrillos) if (at <= now && (last === null || at > last)) last = at;
  return last;
}

function fumadosTras({ plan, cigarrillos }: Hechos, zone: string): number {
  const quit = quitAt(plan, zone);
  return cigarrillos.reduce((sum, { at, cantidad }) => sum + (quit && at >= quit ? cantidad : 0), 0);
}

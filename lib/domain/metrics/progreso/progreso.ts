import { z } from 'zod';
import { type Ganado, logroSchema, logrosVistos } from '../../logros';
import { dayOf, fechaOf } from '../../time';
import type { Plan } from '../ahorro';
import { avancesDe } from './avances';
import { diasDe, type Hechos } from './dias';
import { duraciones, duracionMediana, duracionMinima, mejorDia, mejorSemana } from './marcas';
import { diasSinHumo, rachasSinHumo } from './rachas';

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
  duracion_minima: z.number().nullable(),
  duracion_mediana: z.number().nullable(),
  mejor_dia: z.object({ fecha: z.iso.date(), antojos_superados: z.int() }).nullable(),
  mejor_semana: z.object({ semana: z.string(), antojos_superados: z.int() }).nullable(),
  logros: z.array(logroSchema).nullable(),
});
export type Progreso = z.output<typeof progresoSchema>;

/**
 * What the person gained, in figures; nothing of their plan, which is theirs alone (`ahorro.ts`). A lapse takes nothing of it away but the current streak and the time
 * since the last cigarette; facts may come in any order, and late.
 */
export function progresoDe(
  consumidor_id: number,
  hechos: Hechos,
  ganados: readonly Ganado[],
  now: Date,
  zone: string,
): Progreso {
  const { deseos } = hechos;
  const dias = diasDe(hechos, now, zone);
  const rachas = rachasSinHumo(dias);
  const minutes = duraciones(deseos);
  const desde = sinHumoDesde(hechos, now, zone);
  return {
    consumidor_id,
    fecha: fechaOf(now, zone),
    antojos_superados: deseos.filter(({ resultado }) => resultado === 'resistido').length,
    deseos_registrados: deseos.length,
    racha_actual: rachas.actual,
    racha_mas_larga: rachas.mas_larga,
    dias_sin_humo: diasSinHumo(dias),
    sin_humo_desde: desde?.toISOString() ?? null,
    duracion_minima: duracionMinima(minutes),
    duracion_mediana: duracionMediana(minutes),
    mejor_dia: mejorDia(dias),
    mejor_semana: mejorSemana(dias),
    logros: logrosVistos(avancesDe(hechos, dias, zone), ganados),
  };
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

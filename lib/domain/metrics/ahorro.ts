import { z } from 'zod';
import type { Datos } from '../perfil';
import { countFechas, dayOf, fechaOf } from '../time';
import { round } from './stats';

export type Plan = Pick<
  Datos,
  'fecha_abandono' | 'consumo_base' | 'precio_cajetilla' | 'cigarrillos_por_cajetilla' | 'moneda'
>;

/**
 * - `dias`: fechas since the quit date: 0 on the day itself, negative before it, null without one.
 * - `cigarrillos_evitados`: whole ones; null while the quit date or the baseline is unknown.
 * - `dinero_ahorrado`: of `moneda`, two decimals; null also while the price or the size of a pack is unknown.
 */
export const ahorroSchema = z.object({
  dias: z.int().nullable(),
  cigarrillos_evitados: z.int().nullable(),
  dinero_ahorrado: z.number().nullable(),
  moneda: z.string().nullable(),
});
export type Ahorro = z.infer<typeof ahorroSchema>;

/**
 * What the quit date has meant so far: what the baseline would have been since its midnight in the person's zone, less
 * what was smoked (`fumados`), and never below 0. Each day counts once, be it 23 or 25 hours long, and today by the
 * part of it that has passed. Before the quit date it is 0.
 */
export function ahorroOf(plan: Plan, fumados: number, now: Date, zone: string): Ahorro {
  const { fecha_abandono, consumo_base, precio_cajetilla, cigarrillos_por_cajetilla, moneda } = plan;
  const dias = fecha_abandono === null ? null : countFechas(dayOf(fecha_abandono, zone).from, now, zone) - 1;
  if (dias === null || consumo_base === null)
    return { dias, cigarrillos_evitados: null, dinero_ahorrado: null, moneda };
  const passed = dias < 0 ? 0 : dias + partOfToday(now, zone);
  const evitados = Math.max(0, Math.floor(round(consumo_base * passed, 6)) - fumados);
  const priced = precio_cajetilla !== null && cigarrillos_por_cajetilla !== null;
  const dinero = priced ? round((evitados * precio_cajetilla) / cigarrillos_por_cajetilla, 2) : null;
  return { dias, cigarrillos_evitados: evitados, dinero_ahorrado: dinero, moneda };
}

function partOfToday(now: Date, zone: string): number {
  const { from, to } = dayOf(fechaOf(now, zone), zone);
  return (now.getTime() - from.getTime()) / (to.getTime() - from.getTime());
}

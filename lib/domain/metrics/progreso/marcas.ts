import { type Semana, semanaOf } from '../../semana';
import { type Fecha, MINUTE_MS } from '../../time';
import { round } from '../stats';
import type { DeseoHecho, Dia } from './dias';

/** Minutes from the report of each antojo that passed to its closing. */
export function duraciones(deseos: readonly DeseoHecho[]): number[] {
  return deseos.flatMap(({ created_at, resuelto_at, resultado }) =>
    resultado === 'resistido' && resuelto_at
      ? Math.max(0, resuelto_at.getTime() - created_at.getTime()) / MINUTE_MS
      : [],
  );
}

/** Of minutes, one decimal. Null of none. */
export function duracionMinima(minutes: readonly number[]): number | null {
  return minutes.length === 0 ? null : round(Math.min(...minutes), 1);
}

export function duracionMediana(minutes: readonly number[]): number | null {
  if (minutes.length === 0) return null;
  const sorted = minutes.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return round((lower + upper) / 2, 1);
}

export type MejorDia = { fecha: Fecha; antojos_superados: number };
export type MejorSemana = { semana: Semana; antojos_superados: number };

/** The day with the most antojos that passed; of equals the first, whose record was not beaten. Null: none yet. */
export function mejorDia(dias: readonly Dia[]): MejorDia | null {
  let best: MejorDia | null = null;
  for (const { fecha, superados } of dias)
    if (superados > (best?.antojos_superados ?? 0)) best = { fecha, antojos_superados: superados };
  return best;
}

export function mejorSemana(dias: readonly Dia[]): MejorSemana | null {
  const weeks = new Map<Semana, number>();
  for (const { fecha, superados } of dias) {
    if (superados === 0) continue;
    const semana = semanaOf(fecha);
    weeks.set(semana, (weeks.get(semana) ?? 0) + superados);
  }
  let best: MejorSemana | null = null;
  for (const [semana, antojos_superados] of weeks)
    if (antojos_superados > (best?.antojos_superados ?? 0)) best = { semana, antojos_superados };
  return best;
}

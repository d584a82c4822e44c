import type { Fecha } from '../../time';
import type { Dia } from './dias';

/** Days in a row, from one fecha to another, both counted. */
export type Racha = { dias: number; desde: Fecha; hasta: Fecha };

/** The days without smoke that are over: today still may become another. */
export function diasSinHumo(dias: readonly Dia[]): number {
  return dias.filter((dia) => dia.completo && dia.estado === 'sin_humo').length;
}

/** Every stretch of days that are over and that `fits`, oldest first. */
export function rachasDe(dias: readonly Dia[], fits: (dia: Dia) => boolean): Racha[] {
  const rachas: Racha[] = [];
  let open: Racha | undefined;
  for (const dia of dias) {
    if (!dia.completo) break;
    if (!fits(dia)) {
      open = undefined;
      continue;
    }
    if (!open) {
      open = { dias: 0, desde: dia.fecha, hasta: dia.fecha };
      rachas.push(open);
    }
    open.dias += 1;
    open.hasta = dia.fecha;
  }
  return rachas;
}

const sinHumo = ({ estado }: Dia) => estado === 'sin_humo';

/**
 * `actual`: the days without smoke that end with yesterday, none once there was a cigarette today. `mas_larga`: the most
 * there ever were, the first of equals. Null: none yet.
 */
export function rachasSinHumo(dias: readonly Dia[]): { actual: Racha | null; mas_larga: Racha | null } {
  const rachas = rachasDe(dias, sinHumo);
  const last = rachas.at(-1);
  const yesterday = dias.findLast(({ completo }) => completo)?.fecha;
  const smoked = dias.at(-1)?.estado === 'fumado';
  return {
    actual: last && last.hasta === yesterday && !smoked ? last : null,
    mas_larga: longest(rachas),
  };
}

export function longest(rachas: readonly Racha[]): Racha | null {
  return rachas.reduce<Racha | null>((best, one) => (best && best.dias >= one.dias ? best : one), null);
}

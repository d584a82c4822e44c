import { z } from 'zod';
import { diasDeMes } from '../../semana';
import type { Fecha } from '../../time';
import { DIA_ESTADOS, type Dia } from './dias';

/** `completo` false: today, which may still change. */
export const calendarioDiaSchema = z.object({
  fecha: z.iso.date(),
  estado: z.enum(DIA_ESTADOS),
  cigarrillos: z.int(),
  completo: z.boolean(),
});

/** The days of a month that are not to come; `primer_mes`: the first of which anything is known. */
export const calendarioSchema = z.object({
  mes: z.string(),
  hoy: z.iso.date(),
  primer_mes: z.string(),
  sin_humo: z.int(),
  fumados: z.int(),
  sin_datos: z.int(),
  dias: z.array(calendarioDiaSchema),
});
export type Calendario = z.output<typeof calendarioSchema>;
export type CalendarioDia = z.output<typeof calendarioDiaSchema>;

const UNKNOWN = { estado: 'sin_datos', cigarrillos: 0, completo: true } as const;

/** Days before anything is known are there too, as days without data. */
export function calendarioDe(known: readonly Dia[], mes: string, hoy: Fecha): Calendario {
  const byFecha = new Map(known.map((dia) => [dia.fecha, dia]));
  const dias = diasDeMes(mes)
    .filter((fecha) => fecha <= hoy)
    .map((fecha) => {
      const { estado, cigarrillos, completo } = byFecha.get(fecha) ?? UNKNOWN;
      return { fecha, estado, cigarrillos, completo: completo && fecha < hoy };
    });
  const count = (which: Dia['estado']) => dias.filter(({ estado }) => estado === which).length;
  return {
    mes,
    hoy,
    primer_mes: (known[0]?.fecha ?? hoy).slice(0, 7),
    sin_humo: count('sin_humo'),
    fumados: count('fumado'),
    sin_datos: count('sin_datos'),
    dias,
  };
}

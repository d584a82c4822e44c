import { z } from 'zod';
import type { Alcance } from '../../access';
import { type Ganado, LOGROS } from '../../logros';
import { diasDeSemana, masDias, type Semana, semanaOf } from '../../semana';
import type { Fecha } from '../../time';
import { DIA_ESTADOS, type Dia, type Hechos } from './dias';
import { duraciones, duracionMediana, duracionMinima } from './marcas';

const count = z.int().nullable();

const informeDiaSchema = z.object({
  fecha: z.iso.date(),
  deseos: count,
  superados: count,
  estado: z.enum(DIA_ESTADOS).nullable(),
  cigarrillos: count,
  hr_promedio: z.number().nullable(),
  hr_reposo: z.number().nullable(),
});

const totalesSchema = z.object({
  deseos: count,
  superados: count,
  cigarrillos: count,
  dias_sin_humo: count,
});

/**
 * A week of a person, Monday to Sunday. What its reader may not see, and what was not measured, is null; `alcances` says
 * which of the two. `en_curso`: it is not over. Days to come are not in `dias`. Durations are minutes.
 */
export const informeSchema = z.object({
  consumidor_id: z.int(),
  nombre: z.string(),
  zona_horaria: z.string(),
  semana: z.string(),
  desde: z.iso.date(),
  hasta: z.iso.date(),
  en_curso: z.boolean(),
  anterior: z.string(),
  siguiente: z.string().nullable(),
  alcances: z.array(z.enum(['deseos', 'consumos', 'frecuencia'])),
  dias: z.array(informeDiaSchema),
  totales: totalesSchema,
  totales_antes: totalesSchema,
  duracion_minima: z.number().nullable(),
  duracion_mediana: z.number().nullable(),
  hr_promedio: z.number().nullable(),
  hr_reposo: z.number().nullable(),
  motivos: z.array(z.object({ motivo: z.string(), total: z.int() })).nullable(),
  logros: z.array(z.object({ logro: z.enum(LOGROS), earned_at: z.iso.datetime() })).nullable(),
});
export type Informe = z.output<typeof informeSchema>;
export type InformeDia = z.output<typeof informeDiaSchema>;
export type InformeAlcance = Informe['alcances'][number];

/** What of the heart goes into it; each day's null where nothing was measured. */
export type Corazon = {
  dias: ReadonlyMap<Fecha, { promedio: number | null; reposo: number | null }>;
  promedio: number | null;
  reposo: number | null;
};

export type InformeParts = {
  persona: { consumidor_id: number; nombre: string; zona_horaria: string };
  semana: Semana;
  hoy: Fecha;
  hechos: Hechos & { ganados: readonly Ganado[] };
  dias: readonly Dia[];
  corazon: Corazon | null;
  motivos: Informe['motivos'];
  alcances: readonly Alcance[];
};

export function informeDe(parts: InformeParts): Informe {
  const { persona, semana, hoy, hechos, dias, corazon, motivos } = parts;
  const sees = (one: InformeAlcance) => parts.alcances.includes(one);
  const week = diasDeSemana(semana);
  const [desde = '', hasta = ''] = [week[0], week.at(-1)];
  const days = daysOf(dias, week);
  const inWeek = (when: Date) => days.some(({ from, to }) => when >= from && when < to);
  const minutes = duraciones(hechos.deseos.filter(({ created_at }) => inWeek(created_at)));
  const next = masDias(desde, 7);
  return {
    ...persona,
    semana,
    desde,
    hasta,
    en_curso: hasta >= hoy,
    anterior: semanaOf(masDias(desde, -7)),
    siguiente: next > hoy ? null : semanaOf(next),
    alcances: (['deseos', 'consumos', 'frecuencia'] as const).filter(sees),
    dias: week.filter((fecha) => fecha <= hoy).map((fecha) => diaOf(fecha, days, corazon, sees)),
    totales: totalesOf(days, sees),
    totales_antes: totalesOf(daysOf(dias, diasDeSemana(semanaOf(masDias(desde, -7)))), sees),
    duracion_minima: sees('deseos') ? duracionMinima(minutes) : null,
    duracion_mediana: sees('deseos') ? duracionMediana(minutes) : null,
    hr_promedio: corazon?.promedio ?? null,
    hr_reposo: corazon?.reposo ?? null,
    motivos: sees('deseos') ? motivos : null,
    logros: sees('deseos') && sees('consumos') ? logrosIn(hechos.ganados, inWeek) : null,
  };
}

type Sees = (one: InformeAlcance) => boolean;

const daysOf = (dias: readonly Dia[], week: readonly Fecha[]) =>
  dias.filter(({ fecha }) => week.includes(fecha));

function diaOf(fecha: Fecha, days: readonly Dia[], corazon: Corazon | null, sees: Sees): InformeDia {
  const dia = days.find((one) => one.fecha === fecha);
  const heart = corazon?.dias.get(fecha);
  return {
    fecha,
    deseos: sees('deseos') ? (dia?.deseos ?? 0) : null,
    superados: sees('deseos') ? (dia?.superados ?? 0) : null,
    estado: sees('consumos') ? (dia?.estado ?? 'sin_datos') : null,
    cigarrillos: sees('consumos') ? (dia?.cigarrillos ?? 0) : null,
    hr_promedio: heart?.promedio ?? null,
    hr_reposo: heart?.reposo ?? null,
  };
}

function totalesOf(days: readonly Dia[], sees: Sees): Informe['totales'] {
  const sum = (what: 'deseos' | 'superados' | 'cigarrillos') =>
    days.reduce((total, dia) => total + dia[what], 0);
  const smokeFree = days.filter(({ estado, completo }) => completo && estado === 'sin_humo').length;
  return {
    deseos: sees('deseos') ? sum('deseos') : null,
    superados: sees('deseos') ? sum('superados') : null,
    cigarrillos: sees('consumos') ? sum('cigarrillos') : null,
    dias_sin_humo: sees('consumos') ? smokeFree : null,
  };
}

function logrosIn(ganados: readonly Ganado[], inWeek: (when: Date) => boolean): Informe['logros'] {
  return ganados
    .filter(({ earned_at }) => inWeek(earned_at))
    .toSorted((a, b) => a.earned_at.getTime() - b.earned_at.getTime())
    .map(({ logro, earned_at }) => ({ logro, earned_at: earned_at.toISOString() }));
}

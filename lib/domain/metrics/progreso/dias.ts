import type { Resultado } from '../../deseos';
import { type Day, eachDay, type Fecha, fechaOf } from '../../time';
import type { Plan } from '../ahorro';

/** A deseo as far as progress goes. `con_causas`: the person told its motivo and its emocion. */
export type DeseoHecho = {
  created_at: Date;
  resuelto_at: Date | null;
  resultado: Resultado | null;
  con_causas: boolean;
};

/**
 * What is known of a person, in any order. `cigarrillos`: when, and how many at once. `dicho`: when they told anything
 * else (a check-in, another habito). `medido`: days in which the sensor measured, by an instant in each.
 */
export type Hechos = {
  plan: Plan;
  deseos: readonly DeseoHecho[];
  cigarrillos: readonly { at: Date; cantidad: number }[];
  dicho: readonly Date[];
  medido: readonly Date[];
};

export const DIA_ESTADOS = ['sin_humo', 'fumado', 'sin_datos'] as const;
export type DiaEstado = (typeof DIA_ESTADOS)[number];

/** `completo`: it is over. `superados` counts by the day of the deseo. */
export type Dia = Day & {
  completo: boolean;
  estado: DiaEstado;
  cigarrillos: number;
  deseos: number;
  superados: number;
  con_datos: boolean;
};

/** Before it nobody counts days: a wrong date must not cost a century of them. */
const FIRST: Fecha = '1950-01-01';

/**
 * Every day from the first of which anything is known, or the quit date, until today. A day is `fumado` with a cigarette,
 * else `sin_humo` from the quit date on, and before it when the person told anything of that day; of others nothing is
 * known. A day of readings alone says nothing of smoke.
 */
export function diasDe(hechos: Hechos, now: Date, zone: string): Dia[] {
  const today = fechaOf(now, zone);
  const first = firstFecha(hechos, today, zone);
  if (first === null) return [];
  const dias = eachDay(first, today, zone).map((day) => ({ ...day, ...NOTHING, dicho: false }));
  const at = placeIn(dias);
  for (const { at: when, cantidad } of hechos.cigarrillos) add(dias[at(when)], { cigarrillos: cantidad });
  for (const { created_at, resultado } of hechos.deseos)
    add(dias[at(created_at)], { deseos: 1, superados: resultado === 'resistido' ? 1 : 0 });
  for (const when of hechos.dicho) add(dias[at(when)], {});
  const measured = new Set(hechos.medido.map(at));
  const quit = hechos.plan.fecha_abandono;
  return dias.map(({ dicho, ...dia }, place) => ({
    ...dia,
    completo: dia.fecha < today,
    con_datos: dicho || measured.has(place),
    estado: estadoOf(dia.cigarrillos, dicho || (quit !== null && dia.fecha >= quit)),
  }));
}

const NOTHING = { cigarrillos: 0, deseos: 0, superados: 0 };
type Counts = typeof NOTHING;

function add(dia: (Counts & { dicho: boolean }) | undefined, more: Partial<Counts>): void {
  if (!dia) return;
  dia.dicho = true;
  dia.cigarrillos += more.cigarrillos ?? 0;
  dia.deseos += more.deseos ?? 0;
  dia.superados += more.superados ?? 0;
}

function estadoOf(cigarrillos: number, known: boolean): DiaEstado {
  if (cigarrillos > 0) return 'fumado';
  return known ? 'sin_humo' : 'sin_datos';
}

function firstFecha({ plan, deseos, cigarrillos, dicho, medido }: Hechos, today: Fecha, zone: string) {
  const instants = [...deseos.map(({ created_at }) => created_at), ...cigarrillos.map(({ at }) => at)];
  let earliest = Number.POSITIVE_INFINITY;
  for (const when of [...instants, ...dicho, ...medido]) earliest = Math.min(earliest, when.getTime());
  const known = Number.isFinite(earliest) ? [fechaOf(new Date(earliest), zone)] : [];
  const quit = plan.fecha_abandono === null ? [] : [plan.fecha_abandono];
  const first = [...known, ...quit].filter((fecha) => fecha <= today).sort()[0];
  if (first === undefined) return null;
  return first < FIRST ? FIRST : first;
}

/** The place of the day that holds an instant; −1 for one outside. */
export function placeIn(days: readonly Day[]): (when: Date) => number {
  return (when) => {
    let low = 0;
    let high = days.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const day = days[middle];
      if (!day) return -1;
      if (when < day.from) high = middle - 1;
      else if (when >= day.to) low = middle + 1;
      else return middle;
    }
    return -1;
  };
}

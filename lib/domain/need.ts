import type { Estado } from './estado';
import { nivelOf } from './modelo/umbrales';
import type { Hechos, Pulso } from './resumen';
import { MINUTE_MS, VENTANA_MS } from './time';

/**
 * Who on a board may need somebody, the first of these that applies:
 * - `antojo`: an urge was reported and not closed; for an hour, since an urge passes and a report may be forgotten.
 * - `prediccion`: the newest ventana was judged `alto`, a quarter of an hour ago at most.
 * - `fuera`: heart rate of the last five minutes well outside the person's own usual range.
 * - `sin_senal`: the sensor fell silent. `sensor`: what it measures cannot be trusted, or comes late.
 * - `bien`: none of these, by what is known.
 * - `sin_datos`: nothing is known. Who shares little is not in need by that, nor well: they stand among those who are `bien`.
 */
export const NEEDS = ['antojo', 'prediccion', 'fuera', 'sin_senal', 'sensor', 'bien', 'sin_datos'] as const;
export type NeedLevel = (typeof NEEDS)[number];

/** How long an open urge, a prediction and a minute of heart rate count as of now. */
export const OPEN_URGE_MS = 60 * MINUTE_MS;
export const PREDICTION_MS = 15 * MINUTE_MS;
export const PULSE_MS = 3 * MINUTE_MS;

/** What is known of a person; what was not granted is absent or null. Ages in ms, heart rate in bpm. */
export type NeedFacts = {
  estado: Estado['estado'] | null;
  edad_ms: number | null;
  resumen: (Nullable<Pulso> & Nullable<Hechos>) | undefined;
};
type Nullable<T> = { [Key in keyof T]: T[Key] | null };

/**
 * `urgency` orders people of one level, the greater first. `since`: the instant (ms) that an age is told from, `outside`:
 * how far above (+) or below (−) the range.
 */
export type Need = { level: NeedLevel; urgency: number; since: number | null; outside: number | null };

export function needOf(facts: NeedFacts, now: number): Need {
  const found = urge(facts, now) ?? prediction(facts, now) ?? outOfRange(facts, now) ?? sensor(facts, now);
  return found ?? { level: isKnown(facts) ? 'bien' : 'sin_datos', urgency: 0, since: null, outside: null };
}

/** Whether there is anything to go by. A count of zero is nothing: it is also that of who never told anything. */
function isKnown({ estado, resumen }: NeedFacts): boolean {
  if (estado !== null && estado !== 'nunca') return true;
  if (!resumen) return false;
  const { hr_actual, hr_habitual_min, hr_promedio_hoy, prediccion_at, ultimo_deseo, ...counts } = resumen;
  const told = [hr_actual, hr_habitual_min, hr_promedio_hoy, prediccion_at, ultimo_deseo];
  return told.some((one) => one !== null) || Boolean(counts.deseos_hoy || counts.cigarrillos_hoy);
}

/** The newest first: the older one is more likely to have passed. */
function urge({ resumen }: NeedFacts, now: number): Need | undefined {
  const deseo = resumen?.ultimo_deseo;
  if (!deseo || deseo.resolved) return undefined;
  const since = Date.parse(deseo.fecha_creacion);
  if (now - since >= OPEN_URGE_MS) return undefined;
  return { level: 'antojo', urgency: since, since, outside: null };
}

/** The most probable first. */
function prediction({ resumen }: NeedFacts, now: number): Need | undefined {
  if (resumen?.probabilidad_modelo == null || !resumen.prediccion_at) return undefined;
  const since = Date.parse(resumen.prediccion_at) + VENTANA_MS;
  if (nivelOf(resumen.probabilidad_modelo) !== 'alto' || now - since >= PREDICTION_MS) return undefined;
  return { level: 'prediccion', urgency: resumen.probabilidad_modelo, since, outside: null };
}

/** The furthest outside first. What a sensor says that is not worn, stuck or silent counts for nothing. */
function outOfRange({ estado, resumen }: NeedFacts, now: number): Need | undefined {
  if (!resumen || !isPulseFresh(resumen, estado, now)) return undefined;
  const outside = outsideOf(resumen);
  if (!outside) return undefined;
  return { level: 'fuera', urgency: Math.abs(outside), since: null, outside };
}

/** Who is silent for longest first. */
function sensor({ estado, edad_ms }: NeedFacts, now: number): Need | undefined {
  if (estado === null || estado === 'en_vivo' || estado === 'nunca') return undefined;
  const level = estado === 'sin_senal' ? 'sin_senal' : 'sensor';
  return { level, urgency: edad_ms ?? 0, since: edad_ms === null ? null : now - edad_ms, outside: null };
}

type Ranged = Pick<Nullable<Pulso>, 'hr_reciente' | 'hr_habitual_min' | 'hr_habitual_max'>;

/** The range is of hours: this much beyond it (bpm) is still the same hour’s ups and downs. */
export const OUTSIDE_BPM = 5;

/** bpm above (+) or below (−) the usual range; 0 within or hardly beyond; null while there is no range, or nothing to compare. */
export function outsideOf({ hr_reciente, hr_habitual_min, hr_habitual_max }: Ranged): number | null {
  if (hr_reciente === null || hr_habitual_min === null || hr_habitual_max === null) return null;
  const outside = Math.max(0, hr_reciente - hr_habitual_max) || Math.min(0, hr_reciente - hr_habitual_min);
  return Math.abs(outside) < OUTSIDE_BPM ? 0 : outside;
}

/** Is the newest minute of heart rate of now, and from a sensor to be believed? */
export function isPulseFresh(
  { hr_actual_at }: Pick<Nullable<Pulso>, 'hr_actual_at'>,
  estado: Estado['estado'] | null,
  now: number,
): boolean {
  if (estado !== null && estado !== 'en_vivo' && estado !== 'retrasado') return false;
  return hr_actual_at !== null && now - Date.parse(hr_actual_at) < PULSE_MS;
}

export type Placed = { id: number; nombre: string; need: Need };

const byName = new Intl.Collator('es').compare;

export const rankOf = ({ level }: Pick<Need, 'level'>): number =>
  NEEDS.indexOf(level === 'sin_datos' ? 'bien' : level);

/** By level, then by urgency, then by name, then by id: never equal for two people. */
export function byNeed(a: Placed, b: Placed): number {
  return (
    rankOf(a.need) - rankOf(b.need) ||
    b.need.urgency - a.need.urgency ||
    byName(a.nombre, b.nombre) ||
    a.id - b.id
  );
}

/**
 * The order to show next. `held`: somebody points at the list, so nobody moves; who is new comes last, and `pending`
 * says that the wanted order is another.
 */
export function nextOrder(
  shown: readonly number[],
  wanted: readonly number[],
  held: boolean,
): { order: readonly number[]; pending: boolean } {
  if (!held) return { order: wanted, pending: false };
  const stays = new Set(wanted);
  const known = new Set(shown);
  const order = [...shown.filter((id) => stays.has(id)), ...wanted.filter((id) => !known.has(id))];
  return { order, pending: order.some((id, index) => id !== wanted[index]) };
}

const MARKS = /\p{M}/gu;
const plain = (text: string) => text.normalize('NFD').replace(MARKS, '').toLocaleLowerCase('es');

/** Every word of the search begins a word of the name; accents and capitals do not matter. */
export function fitsSearch(nombre: string, search: string): boolean {
  const words = plain(nombre).split(/\s+/);
  return plain(search)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

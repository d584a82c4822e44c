import { Temporal } from 'temporal-polyfill';
import { type Fecha, fechaOf } from './time';

/** A week of ISO 8601, Monday to Sunday: `2026-W48`. */
export type Semana = string;

const SEMANA = /^(\d{4})-W(\d{2})$/;

/** The week that holds a day. */
export function semanaOf(fecha: Fecha): Semana {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(fecha);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}

/** The seven days of a week, Monday first. */
export function diasDeSemana(semana: Semana): Fecha[] {
  const [, year, week] = SEMANA.exec(semana) ?? [];
  // The 4th of January is always in the first week.
  const fourth = Temporal.PlainDate.from(`${year}-01-04`);
  const monday = fourth.add({ days: 1 - fourth.dayOfWeek + (Number(week) - 1) * 7 });
  return Array.from({ length: 7 }, (_, day) => monday.add({ days: day }).toString());
}

/** The week that a text names: itself, or any of its days. Null for another text. */
export function readSemana(text: string): Semana | null {
  const fecha = readFecha(text);
  if (fecha) return semanaOf(fecha);
  const [, year = '', week = ''] = SEMANA.exec(text) ?? [];
  if (!year || year < '1900' || Number(week) < 1) return null;
  const [monday = ''] = diasDeSemana(text);
  return semanaOf(monday) === text ? text : null;
}

export function readFecha(text: string): Fecha | null {
  if (!/^(19|2\d)\d\d-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** 1 is Monday, 7 is Sunday. */
export function diaDeSemana(fecha: Fecha): number {
  return Temporal.PlainDate.from(fecha).dayOfWeek;
}

export function masDias(fecha: Fecha, days: number): Fecha {
  return Temporal.PlainDate.from(fecha).add({ days }).toString();
}

export function semanaActual(now: Date, zone: string): Semana {
  return semanaOf(fechaOf(now, zone));
}

/** The days of a month `2026-11`. */
export function diasDeMes(mes: string): Fecha[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from(mes);
  return Array.from({ length: daysInMonth }, (_, day) => `${mes}-${String(day + 1).padStart(2, '0')}`);
}

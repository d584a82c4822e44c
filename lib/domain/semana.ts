import { addDays, dateToString, dayOfWeek, daysInMonth, weekOfYear, yearOfWeek } from '@/lib/domain/temporal';
import { type Fecha, fechaOf, plainDate } from './time';

/** A week of ISO 8601, Monday to Sunday: `2026-W48`. */
export type Semana = string;

const SEMANA = /^(\d{4})-W(\d{2})$/;

/** The week that holds a day. */
export function semanaOf(fecha: Fecha): Semana {
  const day = plainDate(fecha);
  return `${yearOfWeek(day)}-W${String(weekOfYear(day)).padStart(2, '0')}`;
}

/** The seven days of a week, Monday first. */
export function diasDeSemana(semana: Semana): Fecha[] {
  const [, year, week] = SEMANA.exec(semana) ?? [];
  // The 4th of January is always in the first week.
  const fourth = `${year}-01-04`;
  const monday = masDias(fourth, 1 - diaDeSemana(fourth) + (Number(week) - 1) * 7);
  return Array.from({ length: 7 }, (_, day) => masDias(monday, day));
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
    return dateToString(plainDate(text));
  } catch {
    return null;
  }
}

/** 1 is Monday, 7 is Sunday. */
export function diaDeSemana(fecha: Fecha): number {
  return dayOfWeek(plainDate(fecha));
}

export function masDias(fecha: Fecha, days: number): Fecha {
  return dateToString(addDays(plainDate(fecha), days));
}

export function semanaActual(now: Date, zone: string): Semana {
  return semanaOf(fechaOf(now, zone));
}

/** The days of a month `2026-11`. */
export function diasDeMes(mes: string): Fecha[] {
  const length = daysInMonth(plainDate(`${mes}-01`));
  return Array.from({ length }, (_, day) => `${mes}-${String(day + 1).padStart(2, '0')}`);
}

import type { Idioma } from '@/lib/domain/usuarios';

type Words = {
  days: readonly string[];
  months: readonly string[];
  month(name: string, year: string): string;
  day(weekday: string, day: number, month: string): string;
  short(day: number, month: string): string;
};

const WORDS: Record<Idioma, Words> = {
  es: {
    days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
    months: [
      'enero',
      'febrero',
      'marzo',
      'abril',
      'mayo',
      'junio',
      'julio',
      'agosto',
      'septiembre',
      'octubre',
      'noviembre',
      'diciembre',
    ],
    month: (name, year) => `${name} de ${year}`,
    day: (weekday, day, month) => `${weekday} ${day} de ${month}`,
    short: (day, month) => `${day} ${month.slice(0, 3)}`,
  },
  en: {
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    month: (name, year) => `${name} ${year}`,
    day: (weekday, day, month) => `${weekday}, ${month} ${day}`,
    short: (day, month) => `${month.slice(0, 3)} ${day}`,
  },
};

export type CalendarWords = ReturnType<typeof calendarWords>;

/** How a language names days and months. A fecha is `2026-11-24`: it has no zone. */
export function calendarWords(idioma: Idioma) {
  const words = WORDS[idioma];
  const monthOf = (fecha: string) => words.months[Number(fecha.slice(5, 7)) - 1] ?? '';
  const dayOf = (fecha: string) => Number(fecha.slice(8, 10));
  const weekday = (dia: number) => words.days[dia - 1] ?? '';
  return {
    /** 1 is Monday. */
    weekday,
    weekdayShort: (dia: number) => weekday(dia).slice(0, 3),
    /** `noviembre de 2026` of `2026-11` */
    month: (mes: string) => words.month(monthOf(mes), mes.slice(0, 4)),
    /** `martes 24 de noviembre` */
    longDay: (fecha: string) => words.day(weekday(weekdayOf(fecha)), dayOf(fecha), monthOf(fecha)),
    /** `24 nov` */
    shortDay: (fecha: string) => words.short(dayOf(fecha), monthOf(fecha)),
    /** `mar 24` */
    weekdayAndDay: (fecha: string) => `${weekday(weekdayOf(fecha)).slice(0, 3)} ${dayOf(fecha)}`,
  };
}

function weekdayOf(fecha: string): number {
  return new Date(`${fecha}T00:00:00Z`).getUTCDay() || 7;
}

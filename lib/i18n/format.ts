import type { Idioma } from '@/lib/domain/usuarios';
import { LOCALES } from './idioma';

export type Instant = Date | string | number;

/** What a value that was not measured looks like. Never a zero. */
export const NO_VALUE = '—';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

type Words = {
  now: string;
  ago(span: string): string;
  day: string;
  days: string;
  months: readonly string[];
  and: string;
  date(day: number, month: string, year: string): string;
  dayOfMonth(day: number, month: string): string;
  time(hour: number, rest: string): string;
};

/**
 * Dates are built from parts that every ICU gives alike: Node and the browser differ in their finished ones, and
 * then a page that hydrates is drawn twice.
 */
const WORDS: Record<Idioma, Words> = {
  es: {
    now: 'ahora',
    ago: (span) => `hace ${span}`,
    day: 'día',
    days: 'días',
    months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
    and: 'y',
    date: (day, month, year) => `${day} ${month} ${year}`,
    dayOfMonth: (day, month) => `${day} ${month}`,
    time: (hour, rest) => `${String(hour).padStart(2, '0')}:${rest}`,
  },
  en: {
    now: 'now',
    ago: (span) => `${span} ago`,
    day: 'day',
    days: 'days',
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    and: 'and',
    date: (day, month, year) => `${month} ${day}, ${year}`,
    dayOfMonth: (day, month) => `${month} ${day}`,
    time: (hour, rest) => `${hour % 12 || 12}:${rest}\u00a0${hour < 12 ? 'AM' : 'PM'}`,
  },
};

export type Formats = ReturnType<typeof makeFormats>;

const made = new Map<Idioma, Formats>();

/** How a language writes numbers, ages and instants. Zones (IANA) are the person's, never the language's. */
export function formats(idioma: Idioma): Formats {
  const known = made.get(idioma);
  if (known) return known;
  const fresh = makeFormats(idioma);
  made.set(idioma, fresh);
  return fresh;
}

function makeFormats(idioma: Idioma) {
  const words = WORDS[idioma];
  const number = numbersOf(idioma);
  const days = (count: number) => `${number(count)} ${count === 1 ? words.day : words.days}`;
  const time = (instant: Instant, zone: string, seconds = false) => {
    const parts = partsOf(instant, zone);
    if (!parts) return NO_VALUE;
    return words.time(Number(parts.hour), [parts.minute, ...(seconds ? [parts.second] : [])].join(':'));
  };
  const monthOf = (parts: Parts) => words.months[Number(parts.month) - 1] ?? '';
  const dayOfMonth = (instant: Instant, zone: string) => {
    const parts = partsOf(instant, zone);
    return parts ? words.dayOfMonth(Number(parts.day), monthOf(parts)) : NO_VALUE;
  };
  return {
    idioma,
    /** Always with the same number of decimals, so that a ticking figure keeps its width. */
    number,
    /** A signed measure whose width does not change with its sign. */
    signed(value: number | null | undefined, decimals: number): string {
      if (!isNumber(value)) return NO_VALUE;
      const rounded = Number(value.toFixed(decimals));
      return (rounded < 0 ? '−' : '\u2007') + number(Math.abs(rounded), decimals);
    },
    /** `ahora`, `hace 12 s`, `hace 3 min`, `hace 2 h`, `hace 4 días`. */
    age(ms: number | null | undefined): string {
      if (!isNumber(ms)) return NO_VALUE;
      if (ms < SECOND) return words.now;
      if (ms < MINUTE) return words.ago(`${Math.floor(ms / SECOND)} s`);
      if (ms < HOUR) return words.ago(`${Math.floor(ms / MINUTE)} min`);
      return words.ago(ms < DAY ? `${Math.floor(ms / HOUR)} h` : days(Math.floor(ms / DAY)));
    },
    /** `45 s`, `3 min`, `2 h`, `4 días`: the largest unit that fits, rounded. */
    duration(ms: number): string {
      const seconds = Math.round(ms / SECOND);
      if (seconds < 60) return `${seconds} s`;
      if (seconds < 3_570) return `${Math.round(seconds / 60)} min`;
      return seconds < 84_600 ? `${Math.round(seconds / 3_600)} h` : days(Math.round(seconds / 86_400));
    },
    /** Hours as minutes, hours or days, whichever reads best. */
    hours(hours: number | null | undefined): string {
      if (!isNumber(hours)) return NO_VALUE;
      if (hours * 60 < 1) return '< 1 min';
      if (hours < 1) return `${number(hours * 60)} min`;
      return hours < 48 ? `${number(hours, 1)} h` : `${number(hours / 24, 1)} ${words.days}`;
    },
    days,
    /** `12 min`, `4 h 12 min`, `3 d 4 h 12 min`: whole minutes, and no unit before the first that counts. */
    elapsed(ms: number | null | undefined): string {
      if (!isNumber(ms)) return NO_VALUE;
      const minutes = Math.max(0, Math.floor(ms / MINUTE));
      const [d, h, min] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60];
      const parts = [d > 0 && `${number(d)} d`, minutes >= 60 && `${h} h`, `${min} min`];
      return parts.filter(Boolean).join(' ');
    },
    /** `12.3 MB`: powers of 1,024, as disks are told. */
    bytes(bytes: number | null | undefined): string {
      if (!isNumber(bytes)) return NO_VALUE;
      const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
      const value = bytes / 1_024 ** power;
      return `${number(value, power === 0 || value >= 100 ? 0 : 1)} ${UNITS[power]}`;
    },
    /** `MXN 1,120.00`: by its code, since one sign is that of many currencies. Without one, the bare number. */
    money(amount: number | null | undefined, moneda: string | null): string {
      return isNumber(amount) && moneda ? `${moneda}\u00a0${number(amount, 2)}` : number(amount, 2);
    },
    /** `14:05` or `2:05 PM`, or with seconds, on the clock of `zone`. */
    time,
    /** The same of an hour of any day: `22:00` or `10:00 PM`. */
    hourOfDay(hhmm: string): string {
      const [hour = '', rest = ''] = hhmm.split(':');
      return words.time(Number(hour), rest);
    },
    /** `a`, `a y b`, `a, b y c` */
    list(items: readonly string[]): string {
      const last = items.at(-1) ?? '';
      return items.length > 1 ? `${items.slice(0, -1).join(', ')} ${words.and} ${last}` : last;
    },
    /** `24 nov 2026` or `Nov 24, 2026` */
    date(instant: Instant, zone: string): string {
      const parts = partsOf(instant, zone);
      return parts ? words.date(Number(parts.day), monthOf(parts), parts.year) : NO_VALUE;
    },
    /** `24 nov` or `Nov 24` */
    dayOfMonth,
    /** `24 nov, 14:05` */
    dayTime: (instant: Instant, zone: string) => `${dayOfMonth(instant, zone)}, ${time(instant, zone)}`,
  };
}

function numbersOf(idioma: Idioma) {
  const byDecimals = new Map<number, Intl.NumberFormat>();
  /** Making one costs some 0.5 ms, which a board of fifty people would pay a hundred times a second. */
  const formatOf = (decimals: number) => {
    const known = byDecimals.get(decimals);
    if (known) return known;
    const format = new Intl.NumberFormat(LOCALES[idioma], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    byDecimals.set(decimals, format);
    return format;
  };
  return (value: number | null | undefined, decimals = 0): string =>
    isNumber(value) ? formatOf(decimals).format(value) : NO_VALUE;
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** `9:58` until a moment; never below zero. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';
type Parts = Record<Part, string>;

function partsOf(instant: Instant, zone: string): Parts | undefined {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return undefined;
  const parts = zoneFormat(zone).formatToParts(date);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Parts;
}

const zones = new Map<string, Intl.DateTimeFormat>();

/** en-US only because its parts are plain digits everywhere. */
function zoneFormat(zone: string): Intl.DateTimeFormat {
  const known = zones.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  zones.set(zone, format);
  return format;
}

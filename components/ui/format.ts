import { formatDate, formatTime, type Instant } from '@/lib/client/format';

export { formatAge, formatTime } from '@/lib/client/format';

/** What a value that was not measured looks like. Never a zero. */
export const NO_VALUE = '—';

const numbers = new Map<number, Intl.NumberFormat>();

/** Making one costs some 0.5 ms, which a board of fifty people would pay a hundred times a second. */
function numberFormat(decimals: number): Intl.NumberFormat {
  const known = numbers.get(decimals);
  if (known) return known;
  const format = new Intl.NumberFormat('es-MX', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  numbers.set(decimals, format);
  return format;
}

/** Always with the same number of decimals, so that a ticking figure keeps its width. */
export function formatNumber(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_VALUE;
  return numberFormat(decimals).format(value);
}

/** A signed measure whose width does not change with its sign. */
export function formatSigned(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_VALUE;
  const rounded = Number(value.toFixed(decimals));
  const sign = rounded < 0 ? '−' : '\u2007';
  return sign + formatNumber(Math.abs(rounded), decimals);
}

/** `9:58` until a moment; never below zero. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `45 s`, `3 min`, `2 h`, `4 días`: the largest unit that fits, rounded. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_570) return `${Math.round(seconds / 60)} min`;
  return seconds < 84_600
    ? `${Math.round(seconds / 3_600)} h`
    : plural(Math.round(seconds / 86_400), 'día', 'días');
}

/** `24 nov, 14:05` */
export function formatDayTime(instant: Instant, zone: string): string {
  return `${formatDate(instant, zone).replace(/ \d{4}$/, '')}, ${formatTime(instant, zone)}`;
}

/** Hours as minutes, hours or days, whichever reads best. */
export function formatHours(hours: number | null | undefined): string {
  if (hours === null || hours === undefined) return NO_VALUE;
  if (hours * 60 < 1) return '< 1 min';
  if (hours < 1) return `${formatNumber(hours * 60)} min`;
  return hours < 48 ? `${formatNumber(hours, 1)} h` : `${formatNumber(hours / 24, 1)} días`;
}

export function plural(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

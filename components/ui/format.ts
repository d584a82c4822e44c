/** What a value that was not measured looks like. Never a zero. */
export const NO_VALUE = '—';

const LOCALE = 'es-MX';

export function formatNumber(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_VALUE;
  return value.toLocaleString(LOCALE, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A signed measure whose width does not change with its sign, so that a ticking number stays in place. */
export function formatSigned(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_VALUE;
  const rounded = Number(value.toFixed(decimals));
  const sign = rounded < 0 ? '−' : '\u2007';
  return sign + formatNumber(Math.abs(rounded), decimals);
}

/** "hace 3 s": the age of a reading, coarse enough to be read at a glance. */
export function formatAge(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return NO_VALUE;
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `hace ${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `hace ${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `hace ${hours} h` : `hace ${Math.floor(hours / 24)} días`;
}

/** mm:ss until a moment; never below zero. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

type Instant = string | number | Date;

/** Times are always told in a named zone: the reader's own clock may be in another one. */
export function formatTime(instant: Instant, zone: string, seconds = false): string {
  return new Intl.DateTimeFormat(LOCALE, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: seconds ? '2-digit' : undefined,
    hourCycle: 'h23',
  }).format(new Date(instant));
}

export function formatDay(instant: Instant, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeZone: zone, day: 'numeric', month: 'short' }).format(
    new Date(instant),
  );
}

export function formatDayTime(instant: Instant, zone: string): string {
  return `${formatDay(instant, zone)}, ${formatTime(instant, zone)}`;
}

/** "America/Mexico_City" as people say it: "Mexico City". */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Hours as minutes, hours or days, whichever reads best. */
export function formatHours(hours: number | null | undefined): string {
  if (hours === null || hours === undefined) return NO_VALUE;
  if (hours < 1) return `${formatNumber(hours * 60)} min`;
  return hours < 48 ? `${formatNumber(hours, 1)} h` : `${formatNumber(hours / 24, 1)} días`;
}

export function plural(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/**
 * Ages and times as a reader in Mexico expects them. Built from parts that every ICU gives alike: Node and the
 * browser differ in their finished es-MX dates, and then a page that hydrates is drawn twice.
 */
const NOTHING = '—';
const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const zones = new Map<string, Intl.DateTimeFormat>();

export type Instant = Date | string | number;

/** `ahora`, `hace 12 s`, `hace 3 min`, `hace 2 h`, `hace 4 días`. */
export function formatAge(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return NOTHING;
  if (ms < SECOND) return 'ahora';
  if (ms < MINUTE) return `hace ${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `hace ${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `hace ${Math.floor(ms / HOUR)} h`;
  const days = Math.floor(ms / DAY);
  return days === 1 ? 'hace 1 día' : `hace ${days} días`;
}

/** `14:05`, or with seconds `14:05:09`, on the clock of `zone` (IANA). */
export function formatTime(instant: Instant, zone: string, seconds = false): string {
  const parts = partsOf(instant, zone);
  if (!parts) return NOTHING;
  return [parts.hour, parts.minute, ...(seconds ? [parts.second] : [])].join(':');
}

/** `24 nov 2026` */
export function formatDate(instant: Instant, zone: string): string {
  const parts = partsOf(instant, zone);
  return parts ? `${Number(parts.day)} ${MONTHS[Number(parts.month) - 1]} ${parts.year}` : NOTHING;
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

function partsOf(instant: Instant, zone: string): Record<Part, string> | undefined {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return undefined;
  const parts = formatOf(zone).formatToParts(date);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Record<Part, string>;
}

/** en-US only because its parts are plain digits everywhere. */
function formatOf(zone: string): Intl.DateTimeFormat {
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

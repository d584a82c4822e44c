import { localClock } from '../time';

/** Told to programs of tables, which else take UTF-8 for something else. */
export const BOM = '\uFEFF';
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/**
 * One field of RFC 4180. A text that a program of tables would run as a formula gets an apostrophe before it; numbers are
 * numbers.
 */
export function csvField(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(fields: readonly unknown[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

type Row = Record<string, unknown>;

/** A table as people read it: each instant (ISO 8601, UTC) is followed by the time that the person's clock showed. */
export function csvTable(columns: readonly string[], instants: readonly string[], zone: string) {
  const isInstant = new Set(instants);
  const local = localTime(zone);
  return {
    header: csvLine(columns.flatMap((name) => (isInstant.has(name) ? [name, `${name}_local`] : [name]))),
    line: (row: Row): string =>
      csvLine(
        columns.flatMap((name) => {
          const value = row[name];
          if (!isInstant.has(name)) return [value];
          return [value, typeof value === 'string' ? local(value) : null];
        }),
      ),
  };
}

/** `YYYY-MM-DD HH:mm:ss` in a zone, of ISO instants. Zones are whole minutes off, so the seconds are those of UTC. */
function localTime(zone: string): (iso: string) => string {
  const clock = localClock(zone);
  return (iso) => {
    const { fecha, hora } = clock(new Date(iso));
    return `${fecha} ${hora}${iso.slice(16, 19)}`;
  };
}

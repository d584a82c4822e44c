import type { Formats } from '@/lib/i18n/format';

/** An hour of any day, as the language writes it. */
export function hourText(hora: number, { time }: Pick<Formats, 'time'>): string {
  return time(Date.UTC(2000, 0, 1, hora), 'UTC');
}

import { formats } from '@/lib/i18n/format';

export { formatCountdown, NO_VALUE } from '@/lib/i18n/format';

/** For what speaks Spanish alone so far; all else asks `useFormats`. */
const es = formats('es');
export const {
  age: formatAge,
  time: formatTime,
  number: formatNumber,
  signed: formatSigned,
  duration: formatDuration,
  dayTime: formatDayTime,
  hours: formatHours,
} = es;

export function plural(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

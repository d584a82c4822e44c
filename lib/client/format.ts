import { formats } from '@/lib/i18n/format';

export type { Instant } from '@/lib/i18n/format';

/** For what speaks Spanish alone so far; all else asks `useFormats`. */
export const { age: formatAge, time: formatTime, date: formatDate } = formats('es');

'use client';

import { useLocale } from 'use-intl';
import { type Formats, formats } from '@/lib/i18n/format';

/** Numbers, ages and instants as the language of the page writes them. */
export function useFormats(): Formats {
  return formats(useLocale());
}

'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { type CalendarWords, calendarWords } from '@/lib/i18n/calendar';

/** What every part of the progress speaks with. */
export function useProgresoWords() {
  const calendar: CalendarWords = calendarWords(useLocale());
  return { t: useTranslations('progreso'), formats: useFormats(), calendar };
}

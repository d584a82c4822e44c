'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useNombreDe } from '@/components/ui/nombres-provider';
import { useFormats } from '@/components/ui/use-formats';
import { type CalendarWords, calendarWords } from '@/lib/i18n/calendar';

/** What every part of the progress speaks with. */
export function useProgresoWords() {
  const calendar: CalendarWords = calendarWords(useLocale());
  return { t: useTranslations('progreso'), formats: useFormats(), calendar };
}

/** A motivo as a list tells it, in the language of the page. */
export function useMotivoDe(): (motivo: string) => string {
  const t = useTranslations('progreso.mapa');
  const nombreDe = useNombreDe('motivos');
  return (motivo) => (motivo === 'otro' || motivo === 'sin_motivo' ? t(motivo) : nombreDe(motivo));
}

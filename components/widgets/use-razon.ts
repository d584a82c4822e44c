'use client';

import { useTranslations } from 'use-intl';
import { useNombreDe } from '@/components/ui/nombres-provider';
import { useFormats } from '@/components/ui/use-formats';
import { razonText } from '@/lib/i18n/razones';

/** A reason of the models in the language of the page. */
export function useRazon(): (text: string) => string {
  const words = {
    t: useTranslations('panel'),
    formats: useFormats(),
    emocionDe: useNombreDe('emociones'),
  };
  return (text) => razonText(text, words);
}

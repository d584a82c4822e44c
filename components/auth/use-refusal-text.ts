'use client';

import { useLocale, useTranslations } from 'use-intl';
import { problemTitle } from '@/lib/i18n/problem-titles';
import type { Refusal } from './enter';

/** What is told of a sign-in that was refused, in the language of the page. */
export function useRefusalText(refusal: Refusal | undefined): string | undefined {
  const t = useTranslations('publico.entrar');
  const idioma = useLocale();
  if (!refusal) return undefined;
  return refusal.code === 'sin_conexion' ? t('sin_conexion') : problemTitle(refusal.code, idioma);
}

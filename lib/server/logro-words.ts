import { createTranslator } from 'use-intl/core';
import type { LogroWords } from '@/lib/domain/logros';
import { MESSAGES } from '@/lib/i18n/messages';

/** What the notificacion of a logro says. */
export const logroWords: LogroWords = (logro, locale) => {
  const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: 'progreso' });
  return t('logros.aviso', { nombre: t(`logros.nombre.${logro}`), porque: t(`logros.porque.${logro}`) });
};

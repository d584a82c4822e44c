import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import type { Idioma } from '@/lib/domain/usuarios';
import { MESSAGES, type Messages } from '@/lib/i18n/messages';

/** As `useTranslations` gives it to a component of a page in that language. */
export function translatorIn<N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  locale: Idioma,
  namespace: N,
) {
  return createTranslator({ locale, messages: MESSAGES[locale], namespace });
}

import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import type { Idioma } from '@/lib/domain/usuarios';
import { type Formats, formats } from '@/lib/i18n/format';
import { IDIOMA_COOKIE, idiomaOfHeader, isIdioma } from '@/lib/i18n/idioma';
import { type Area, MESSAGES, type Messages, messagesOf } from '@/lib/i18n/messages';
import { signedIn } from './page-data';

/** The language of the page: of the account, else the one chosen in this browser, else the one that the browser asks for. */
export const pageIdioma = cache(async (): Promise<Idioma> => {
  const found = await signedIn('password_due');
  if (found) return found.usuario.idioma;
  const chosen = (await cookies()).get(IDIOMA_COOKIE)?.value;
  return isIdioma(chosen) ? chosen : idiomaOfHeader((await headers()).get('accept-language'));
});

/** Translates for a page on the server; a client component uses `useTranslations`. */
export async function translator<N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(namespace: N) {
  const locale = await pageIdioma();
  return createTranslator({ locale, messages: MESSAGES[locale], namespace });
}

/** Numbers and instants for a page on the server; a client component uses `useFormats`. */
export async function pageFormats(): Promise<Formats> {
  return formats(await pageIdioma());
}

/** What `AreaProvider` of a layout or page is given. */
export async function areaMessages(...areas: Area[]): Promise<Partial<Messages>> {
  return messagesOf(await pageIdioma(), areas);
}

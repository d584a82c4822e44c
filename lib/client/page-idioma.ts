import type { Idioma } from '@/lib/domain/usuarios';
import { DEFAULT_IDIOMA, IDIOMA_COOKIE, isIdioma } from '@/lib/i18n/idioma';

const A_YEAR_SECONDS = 31_536_000;

/** The language of the page as the reader sees it now, for what is no component; those ask `useLocale`. */
export function pageIdioma(): Idioma {
  const lang = typeof document === 'undefined' ? DEFAULT_IDIOMA : document.documentElement.lang;
  return isIdioma(lang) ? lang : DEFAULT_IDIOMA;
}

/** For the pages of whoever is not signed in. */
export function keepIdioma(idioma: Idioma): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser, nor over plain HTTP
  document.cookie = `${IDIOMA_COOKIE}=${idioma}; path=/; max-age=${A_YEAR_SECONDS}; samesite=lax${secure}`;
}

/** What `keepIdioma` kept last, in whatever tab. */
export function keptIdioma(): Idioma | undefined {
  const kept = document.cookie.match(new RegExp(`(?:^|; )${IDIOMA_COOKIE}=(\\w+)`))?.[1];
  return isIdioma(kept) ? kept : undefined;
}

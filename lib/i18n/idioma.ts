import { IDIOMAS, type Idioma } from '@/lib/domain/usuarios';

export const IDIOMA_COOKIE = 'idioma';
export const DEFAULT_IDIOMA: Idioma = 'es';

/** How a language writes numbers and dates. It says nothing of the zone. */
export const LOCALES: Record<Idioma, string> = { es: 'es-MX', en: 'en' };

export function isIdioma(value: unknown): value is Idioma {
  return (IDIOMAS as readonly unknown[]).includes(value);
}

/** The first language that there is, by the weights of an `Accept-Language` header; Spanish when none is. */
export function idiomaOfHeader(header: string | null): Idioma {
  const wished = (header ?? '').split(',').map((part, place) => {
    const [tag = '', ...options] = part.trim().toLowerCase().split(';');
    const weight = options.find((option) => option.trim().startsWith('q='))?.split('=')[1];
    return { idioma: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0, place };
  });
  const best = wished
    .filter(({ idioma, weight }) => isIdioma(idioma) && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place)[0]?.idioma;
  return isIdioma(best) ? best : DEFAULT_IDIOMA;
}

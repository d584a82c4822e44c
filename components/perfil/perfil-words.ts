import type { BMI_CATEGORIAS, GENEROS } from '@/lib/domain/perfil';

export const GENERO_WORDS: Record<(typeof GENEROS)[number], string> = {
  mujer: 'Mujer',
  hombre: 'Hombre',
  no_binario: 'No binario',
  otro: 'Otro',
};

export const BMI_WORDS: Record<(typeof BMI_CATEGORIAS)[number], string> = {
  bajo_peso: 'por debajo del rango habitual',
  normal: 'en el rango habitual',
  sobrepeso: 'por encima del rango habitual',
  obesidad: 'muy por encima del rango habitual',
};

/** Of the Americas, and those that are used beside them; the server takes each of ISO 4217. */
export const MONEDAS = [
  'MXN',
  'USD',
  'EUR',
  'ARS',
  'BOB',
  'BRL',
  'CAD',
  'CLP',
  'COP',
  'CRC',
  'CUP',
  'DOP',
  'GTQ',
  'HNL',
  'NIO',
  'PAB',
  'PEN',
  'PYG',
  'UYU',
  'VES',
] as const;

/** An amount in its currency; without one, the bare number. */
export function formatMoney(amount: number, moneda: string | null): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  if (moneda === null) return amount.toLocaleString('es-MX', digits);
  const style = { style: 'currency', currency: moneda, currencyDisplay: 'code', ...digits } as const;
  return amount.toLocaleString('es-MX', style);
}

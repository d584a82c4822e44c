import type { Idioma } from '@/lib/domain/usuarios';
import comunEn from './messages/en/comun.json';
import publicoEn from './messages/en/publico.json';
import comun from './messages/es/comun.json';
import publico from './messages/es/publico.json';

/** One file an area; Spanish is the measure of the others. */
const es = { comun, publico };
export type Messages = typeof es;
export type Area = keyof Messages;

/** Never import this into the browser: a page is sent the areas that it shows, in one language. */
export const MESSAGES: Record<Idioma, Messages> = { es, en: { comun: comunEn, publico: publicoEn } };

export function messagesOf(idioma: Idioma, areas: readonly Area[]): Partial<Messages> {
  const all = MESSAGES[idioma];
  return Object.fromEntries(areas.map((area) => [area, all[area]]));
}

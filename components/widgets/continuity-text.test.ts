import { expect, it } from 'vitest';
import type { Idioma } from '@/lib/domain/usuarios';
import { formats } from '@/lib/i18n/format';
import { translatorIn } from '@/lib/testing/translators';
import { continuityText } from './continuity-text';

const ZONE = 'America/Tijuana';
const text = (continuo_desde: string | null, lost: number, idioma: Idioma = 'es') =>
  continuityText(translatorIn(idioma, 'estado'), formats(idioma), { continuo_desde, lost }, ZONE);

it('tells since when the stream is whole, on the clock of the person', () => {
  expect(text('2026-11-24T17:12:40.000Z', 0)).toBe('Continuo desde las 09:12, 0 perdidos');
  expect(text('2026-11-24T17:12:40.000Z', 0, 'en')).toBe('Unbroken since 9:12\u00a0AM, 0 lost');
});

it('does not hide what was lost before', () => {
  expect(text('2026-11-24T17:12:40.000Z', 1)).toBe('Continuo desde las 09:12, 1 perdido antes');
  expect(text('2026-11-24T17:12:40.000Z', 1_250)).toBe('Continuo desde las 09:12, 1,250 perdidos antes');
});

it('says nothing before it knows', () => {
  expect(text(null, 0)).toBe('');
});

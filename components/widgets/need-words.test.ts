import { expect, test } from 'vitest';
import type { Need } from '@/lib/domain/need';
import type { Idioma } from '@/lib/domain/usuarios';
import { formats } from '@/lib/i18n/format';
import { translatorIn } from '@/lib/testing/translators';
import { reasonOf, type ToldFrom } from './need-words';

const OPENED = Date.parse('2026-11-24T20:00:00Z');
const NOW = { now: OPENED + 3 * 60_000 };
const THEN = { zone: 'America/Tijuana' };
const urge: Need = { level: 'antojo', urgency: 1, since: OPENED, outside: null };

const said = (need: Need, from: ToldFrom, idioma: Idioma = 'es') =>
  reasonOf(translatorIn(idioma, 'cuidador'), formats(idioma), need, from);

test('a reason is told with its age now, and with its hour at a past moment', () => {
  expect(said(urge, NOW)).toBe('Antojo abierto hace 3 min');
  expect(said(urge, THEN)).toBe('Antojo abierto desde las 12:00');
  expect(said(urge, NOW, 'en')).toBe('Craving opened 3 min ago');
  expect(said(urge, THEN, 'en')).toBe('Craving open since 12:00\u00a0PM');
});

test('what just began is never told of the future, nor takes turns with "now"', () => {
  expect(said(urge, { now: OPENED - 5_000 })).toBe('Antojo abierto hace 1 s');
});

test('a rate outside of the usual range says how far and to which side, and what has no age none', () => {
  expect(said({ ...urge, level: 'fuera', since: null, outside: 22.6 }, NOW)).toBe(
    'Frecuencia elevada: 23 lpm sobre su rango',
  );
  expect(said({ ...urge, level: 'fuera', since: null, outside: -8 }, NOW, 'en')).toBe(
    'Low heart rate: 8 bpm below their range',
  );
  expect(said({ ...urge, level: 'bien', since: null }, NOW)).toBe('Sin novedad');
  expect(said({ ...urge, level: 'sin_datos', since: null }, NOW)).toBe('Sin datos todavía');
  expect(said({ ...urge, level: 'sin_datos', since: null }, THEN, 'en')).toBe('Nothing heard yet');
});

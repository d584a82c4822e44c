import { expect, test } from 'vitest';
import { type Conditions, type Resolucion, UNCONDITIONAL } from '@/lib/domain/terms';
import type { Idioma } from '@/lib/domain/usuarios';
import { formats } from '@/lib/i18n/format';
import { translatorIn } from '@/lib/testing/translators';
import { draftOf, draftProblem, termsOf } from './terms-draft';
import { leftOutText, seenUntilText, sightText, termsText, untilText } from './terms-words';

const ZONE = 'America/Tijuana';
const TERMS = {
  alcances: ['frecuencia' as const],
  resolucion: '5min' as const,
  hora_desde: '22:00',
  hora_hasta: '06:30',
  expira_at: '2026-12-04T08:00:00.000Z',
};

test('a form gives back the terms that it was filled with, the last day whole', () => {
  expect(draftOf(TERMS, ZONE).last_day).toBe('2026-12-03');
  expect(termsOf(draftOf(TERMS, ZONE), ZONE)).toEqual(TERMS);
  const open = { ...UNCONDITIONAL, alcances: ['estado' as const] };
  expect(termsOf(draftOf(open, ZONE), ZONE)).toEqual(open);
});

test('a form says when nothing would be shared', () => {
  const draft = draftOf(TERMS, ZONE);
  expect(draftProblem(draft)).toBeUndefined();
  expect(draftProblem({ ...draft, alcances: [] })).toBe('nada');
  expect(draftProblem({ ...draft, alcances: ['estado', 'movimiento'] })).toBe('solo_vivo');
});

const words = (idioma: Idioma) => {
  const [t, state] = [translatorIn(idioma, 'consentimiento'), translatorIn(idioma, 'estado')];
  const own = formats(idioma);
  return {
    terms: (terms: Conditions) => termsText(t, state, own, terms, ZONE),
    sight: (terms: Conditions) => sightText(t, own, terms, ZONE),
    seenUntil: (resolucion: Resolucion, at: string) =>
      seenUntilText(state, own, { resolucion, zone: ZONE, at }),
    until: (resolucion: Resolucion, past: Parameters<typeof untilText>[2]['past']) =>
      untilText(state, own, { resolucion, zone: ZONE, past }),
    leftOut: (resolucion: Resolucion) => leftOutText(t, resolucion, ['estado', 'frecuencia', 'movimiento']),
  };
};

test('terms read as a sentence, to both sides', () => {
  const { terms, sight, leftOut } = words('es');
  expect(terms(TERMS)).toBe('Cada 5 minutos · de 22:00 a 06:30 · hasta el 3 dic 2026');
  expect(terms(UNCONDITIONAL)).toBe('En vivo');
  expect(sight(UNCONDITIONAL)).toBe('Ves sus datos en vivo.');
  expect(sight(TERMS)).toBe(
    'Ves resúmenes cada 5 minutos, con hasta 5 minutos de retraso; nada en vivo. Puedes mirar de 22:00 a 06:30 (hora de Tijuana), hasta el 3 dic 2026.',
  );
  expect(leftOut('5min')).toBe('estado del sensor ni movimiento');
  expect(leftOut('vivo')).toBe('');
});

test('and in English', () => {
  const { terms, sight } = words('en');
  expect(terms(TERMS)).toBe('Every 5 minutes · from 10:00\u00a0PM to 6:30\u00a0AM · until Dec 3, 2026');
  expect(sight(TERMS)).toBe(
    'You see summaries every 5 minutes, up to 5 minutes late; nothing live. You can look from 10:00\u00a0PM to 6:30\u00a0AM (Tijuana time), until Dec 3, 2026.',
  );
});

test('a coarse reader is told up to when the data go', () => {
  const at = '2026-11-26T20:07:30Z';
  const { seenUntil, until } = words('es');
  expect(seenUntil('vivo', at)).toBe('');
  expect(seenUntil('5min', at)).toBe('Datos hasta las 12:05');
  expect(seenUntil('diario', at)).toBe('Datos hasta el 25 nov 2026, día completo');
  const past = { until: new Date('2026-11-26T20:05:00Z'), day: new Date('2026-11-26T08:00:00Z') };
  expect(until('5min', past)).toBe('Hasta las 12:05');
  expect(until('diario', past)).toBe('Hasta ayer');
});

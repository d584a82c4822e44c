import { expect, test } from 'vitest';
import { UNCONDITIONAL } from '@/lib/domain/terms';
import { draftOf, draftProblem, termsOf } from './terms-draft';
import { seenUntilText, sightText, termsText, untilText } from './terms-words';

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
  expect(draftProblem({ ...draft, alcances: [] })).toMatch(/al menos una/);
  expect(draftProblem({ ...draft, alcances: ['estado', 'movimiento'] })).toMatch(/solo existe en vivo/);
});

test('terms read as a sentence, to both sides', () => {
  expect(termsText(TERMS, ZONE)).toBe('Cada 5 minutos · de 22:00 a 06:30 · hasta el 3 dic 2026');
  expect(termsText(UNCONDITIONAL, ZONE)).toBe('En vivo');
  expect(sightText(UNCONDITIONAL, ZONE)).toBe('Ves sus datos en vivo.');
  expect(sightText(TERMS, ZONE)).toBe(
    'Ves resúmenes cada 5 minutos, con hasta 5 minutos de retraso; nada en vivo. Puedes mirar de 22:00 a 06:30 (hora de Tijuana), hasta el 3 dic 2026.',
  );
});

test('a coarse reader is told up to when the data go', () => {
  const at = '2026-11-26T20:07:30Z';
  expect(seenUntilText('vivo', ZONE, at)).toBe('');
  expect(seenUntilText('5min', ZONE, at)).toBe('Datos hasta las 12:05');
  expect(seenUntilText('diario', ZONE, at)).toBe('Datos hasta el 25 nov 2026, día completo');
  const past = { until: new Date('2026-11-26T20:05:00Z'), day: new Date('2026-11-26T08:00:00Z') };
  expect(untilText('5min', ZONE, past)).toBe('Hasta las 12:05');
  expect(untilText('diario', ZONE, past)).toBe('Hasta ayer');
});

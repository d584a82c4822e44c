import { expect, test } from 'vitest';
import { outcomeOf, type Reports } from './outcome';

const at = (clock: string) => new Date(`2026-11-24T${clock}:00Z`);
const ventana = { window_start: at('10:00'), window_end: at('10:05') };
const reports = (known: Partial<Reports>): Reports => ({ deseos: [], consumos: [], otros: [], ...known });
const LATER = at('23:00');

const outcome = (known: Partial<Reports>, now = LATER) => outcomeOf(ventana, reports(known), null, now);

test.each([
  ['09:59', null],
  ['10:00', 1],
  ['10:04', 1],
  ['10:14', 1],
  ['10:15', null],
])('a deseo or a consumo alone at %s → %s', (clock, expected) => {
  expect(outcome({ deseos: [at(clock)] })).toBe(expected);
  expect(outcome({ consumos: [at(clock)] })).toBe(expected);
});

test('feedback on the ventana settles it', () => {
  expect(outcomeOf(ventana, reports({}), 'acierto', LATER)).toBe(1);
  expect(outcomeOf(ventana, reports({ deseos: [at('10:02')] }), 'falsa_alarma', LATER)).toBe(0);
});

test('no urge only while the person is known to be reporting', () => {
  expect(outcome({ deseos: [at('08:00'), at('13:59')] })).toBe(0);
  expect(outcome({ deseos: [at('08:00')], otros: [at('14:00')] })).toBe(0);
  expect(outcome({ deseos: [at('08:00'), at('14:01')] })).toBeNull();
  expect(outcome({ deseos: [at('08:00')] })).toBeNull();
  expect(outcome({ otros: [at('12:00')] })).toBeNull();
  expect(outcome({})).toBeNull();
});

test('a check-in in the ventana without a deseo is a report of none', () => {
  expect(outcome({ otros: [at('10:03')] })).toBe(0);
});

test('nothing is known until the time to report is over', () => {
  const known = { otros: [at('10:03')] };
  expect(outcome(known, at('10:14'))).toBeNull();
  expect(outcome(known, at('10:15'))).toBe(0);
  expect(outcome({ deseos: [at('10:06')] }, at('10:06'))).toBe(1);
});

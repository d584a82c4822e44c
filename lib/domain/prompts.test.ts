import { expect, test } from 'vitest';
import { mayPrompt, promptsCountFrom } from './prompts';

const ZONE = 'America/Tijuana';
/** Local time on a winter day, eight hours behind UTC. */
const at = (hora: string, day = 24) => new Date(Date.parse(`2026-11-${day}T${hora}:00Z`) + 8 * 3_600_000);

test.each([
  ['06:59', false],
  ['07:00', true],
  ['21:59', true],
  ['22:00', false],
  ['03:00', false],
])('at %s: %s', (hora, may) => {
  expect(mayPrompt(at(hora), [], ZONE)).toBe(may);
});

test('not twice within an hour', () => {
  expect(mayPrompt(at('12:00'), [at('11:01')], ZONE)).toBe(false);
  expect(mayPrompt(at('12:00'), [at('11:00')], ZONE)).toBe(true);
});

test('three a day of the person, and anew the next', () => {
  const sent = [at('08:00'), at('10:00'), at('12:00')];
  expect(mayPrompt(at('15:00'), sent, ZONE)).toBe(false);
  expect(mayPrompt(at('15:00', 25), sent, ZONE)).toBe(true);
});

test('those of the day count, and those of the last hour just after midnight', () => {
  expect(promptsCountFrom(at('12:00'), ZONE)).toEqual(at('00:00'));
  expect(promptsCountFrom(at('00:20'), ZONE)).toEqual(at('23:20', 23));
});

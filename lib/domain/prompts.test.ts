import { expect, test } from 'vitest';
import { isWithinBudget, promptsCountFrom } from './prompts';

const ZONE = 'America/Tijuana';
/** Local time on a winter day, eight hours behind UTC. */
const at = (hora: string, day = 24) => new Date(Date.parse(`2026-11-${day}T${hora}:00Z`) + 8 * 3_600_000);

test('not twice within an hour', () => {
  expect(isWithinBudget(at('12:00'), [at('11:01')], ZONE)).toBe(false);
  expect(isWithinBudget(at('12:00'), [at('11:00')], ZONE)).toBe(true);
});

test('three a day of the person, and anew the next', () => {
  const sent = [at('08:00'), at('10:00'), at('12:00')];
  expect(isWithinBudget(at('15:00'), sent.slice(1), ZONE)).toBe(true);
  expect(isWithinBudget(at('15:00'), sent, ZONE)).toBe(false);
  expect(isWithinBudget(at('15:00', 25), sent, ZONE)).toBe(true);
});

test.each([
  [0, 0, false],
  [1, 0, true],
  [1, 1, false],
  [2, 1, true],
  // Nobody may have more than the three.
  [9, 3, false],
])('who wants %i a day and had %i: %s', (most, had, may) => {
  const sent = [at('08:00'), at('10:00'), at('12:00')].slice(0, had);
  expect(isWithinBudget(at('15:00'), sent, ZONE, most)).toBe(may);
});

test('those of the day count, and those of the last hour just after midnight', () => {
  expect(promptsCountFrom(at('12:00'), ZONE)).toEqual(at('00:00'));
  expect(promptsCountFrom(at('00:20'), ZONE)).toEqual(at('23:20', 23));
});

import { expect, test } from 'vitest';
import { gridStep } from './grid-step';

test.each([
  ['ArrowLeft', 8, 7],
  ['ArrowLeft', 0, 0],
  ['ArrowRight', 8, 9],
  ['ArrowRight', 29, 29],
  ['ArrowUp', 8, 1],
  ['ArrowUp', 3, 3],
  ['ArrowDown', 8, 15],
  ['ArrowDown', 25, 25],
  ['Home', 10, 7],
  ['End', 10, 13],
  ['End', 29, 29],
  ['PageUp', 10, 0],
  ['PageDown', 10, 29],
  ['a', 10, undefined],
])('%s from %i leads to %s', (key, at, expected) => {
  expect(gridStep(key, at, 7, 30)).toBe(expected);
});

import { expect, test } from 'vitest';
import { offsetOf, placeAt } from './use-row-drag';

const boxes = [0, 40, 80, 120].map((top) => ({ top, height: 40 }));

test('a row lands after those whose middle it has passed', () => {
  expect(placeAt(boxes, 0, 20)).toBe(0);
  expect(placeAt(boxes, 0, 61)).toBe(1);
  expect(placeAt(boxes, 0, 999)).toBe(3);
  expect(placeAt(boxes, 3, 59)).toBe(1);
  expect(placeAt(boxes, 3, -999)).toBe(0);
});

test('the rows between make room for it, the others stay', () => {
  const down = { from: 0, to: 2, dy: 85, height: 40 };
  expect([0, 1, 2, 3].map((index) => offsetOf(down, index))).toEqual([85, -40, -40, 0]);
  const up = { from: 3, to: 1, dy: -70, height: 40 };
  expect([0, 1, 2, 3].map((index) => offsetOf(up, index))).toEqual([0, 40, 40, -70]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorStep } from './cursor-step';

const KEYS = ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'] as const;

test('arrows begin at the end they point away from, and then go one by one', () => {
  expect(cursorStep('ArrowLeft', null, 5)).toBe(4);
  expect(cursorStep('ArrowRight', null, 5)).toBe(0);
  expect(cursorStep('ArrowLeft', 4, 5)).toBe(3);
  expect(cursorStep('ArrowRight', 4, 5)).toBe(4);
});

test('Escape puts it away, and is left to others when there is none', () => {
  expect(cursorStep('Escape', 3, 5)).toBeNull();
  expect(cursorStep('Escape', null, 5)).toBeUndefined();
});

test('other keys, and a chart without points, are left alone', () => {
  expect(cursorStep('Tab', 3, 5)).toBeUndefined();
  expect(cursorStep('End', null, 0)).toBeUndefined();
});

test('no sequence of keys leaves the chart', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.array(fc.constantFrom(...KEYS)), (count, keys) => {
      const end = keys.reduce<number | null>((at, key) => cursorStep(key, at, count) ?? at, null);
      return end === null || (end >= 0 && end < count);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { drawFrom, makeRng, wander } from './rng';

const numbers = (count: number, at: (k: number) => number) => Array.from({ length: count }, (_, k) => at(k));
const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('makeRng', () => {
  it('gives a seed the same numbers every time, in any order', () => {
    const rng = makeRng('22');
    const forwards = numbers(100, rng.at);
    const backwards = Array.from({ length: 100 }, (_, index) => makeRng('22').at(99 - index)).toReversed();
    expect(backwards).toEqual(forwards);
    expect(forwards.slice(0, 3)).toEqual([0.6389206978492439, 0.9526512739248574, 0.5818204549141228]);
  });

  it('gives each seed and each split numbers of its own', () => {
    const streams = [makeRng('22'), makeRng('23'), makeRng('22').split('a'), makeRng('22').split('b')];
    expect(new Set(streams.flatMap(({ at }) => numbers(50, at))).size).toBe(200);
  });

  it('does not change a split when another one is used', () => {
    const alone = numbers(20, makeRng('22').split('a').at);
    const rng = makeRng('22');
    numbers(20, rng.split('b').at);
    expect(numbers(20, rng.split('a').at)).toEqual(alone);
  });

  it('spreads evenly, also over instants in ms', () => {
    const start = Date.parse('2026-11-24T15:00:00Z');
    for (const step of [1, 20, 1_000]) {
      const { at } = makeRng(`step ${step}`);
      const tenths = Array.from({ length: 10 }, () => 0);
      for (const value of numbers(20_000, (k) => at(start + k * step))) {
        const tenth = Math.floor(value * 10);
        tenths[tenth] = (tenths[tenth] ?? 0) + 1;
      }
      expect(Math.min(...tenths)).toBeGreaterThan(1_850);
      expect(Math.max(...tenths)).toBeLessThan(2_150);
    }
  });

  it('draws normals with their mean and spread', () => {
    const values = numbers(20_000, (k) => makeRng('22').normalAt(k, 65, 6));
    const mean = meanOf(values);
    expect(mean).toBeCloseTo(65, 0);
    expect(Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)))).toBeCloseTo(6, 0);
  });
});

it('draws one number after the other', () => {
  const draw = drawFrom(makeRng('22'));
  expect([draw.between(0, 1), draw.between(10, 20)]).toEqual([
    makeRng('22').at(0),
    10 + 10 * makeRng('22').at(1),
  ]);
  const dice = numbers(600, () => draw.whole(1, 6));
  expect(new Set(dice)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});

it('wanders from -1 to 1 without jumps', () => {
  const rng = makeRng('22');
  const curve = numbers(10_000, (k) => wander(rng, k / 100));
  expect(Math.min(...curve)).toBeLessThan(-0.7);
  expect(Math.max(...curve)).toBeGreaterThan(0.7);
  const steps = curve.slice(1).map((value, k) => Math.abs(value - (curve[k] ?? 0)));
  expect(Math.max(...steps)).toBeLessThan(0.031);
});

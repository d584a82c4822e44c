import { describe, expect, it } from 'vitest';
import { bootstrap } from './bootstrap';
import { evaluate } from './evaluation';
import type { Item, Person } from './items';
import { parseOptions } from './options';
import { reportOf } from './report';

/** The model sees the label; the heart rate has nothing to do with it. */
const person = (subject: string, right: boolean): Person => ({
  subject,
  mixed: 1,
  abstained: 2,
  reason: null,
  items: Array.from({ length: 20 }, (_, index): Item => {
    const label = index % 2 === 0 ? 1 : 0;
    const says = right ? label : 1 - label;
    return { subject, label, hr: 70 + (index >> 1), hr_above: 0, probabilidad: 0.2 + 0.3 * says };
  }),
});

describe('evaluate', () => {
  const evaluation = evaluate('m@1', [person('S1', true), person('S2', true), person('S3', true)]);
  const score = (name: string) => evaluation.scores.find((one) => one.name === name);

  it('scores a model that knows at 1, a constant and an unrelated heart rate at 0.5', () => {
    expect(score('m@1 tal cual')).toMatchObject({ auc: 1, auc_ci: { low: 1, high: 1 }, auc_pooled: 1 });
    expect(score('m@1 tal cual')?.brier).toBeCloseTo((0.5 ** 2 + 0.2 ** 2) / 2, 12);
    expect(score('m@1 recalibrado')?.brier).toBeLessThan(0.001);
    expect(score('constante')).toMatchObject({ auc: 0.5, brier: 0.25 });
    expect(score('frecuencia sola')?.auc).toBe(0.5);
    expect(evaluation.gain).toEqual({ auc: 0.5, ci: { low: 0.5, high: 0.5 } });
  });

  it('says how each person fared and what was left out', () => {
    expect(evaluation.persons[0]).toEqual({
      subject: 'S1',
      windows: 20,
      ones: 10,
      mixed: 1,
      abstained: 2,
      auc: 1,
    });
    const options = parseOptions([]);
    const text = options ? reportOf(evaluation, options) : '';
    expect(text).toContain('60 ventanas juzgadas, 30 de stress; fuera: 3 mezcladas, 6 por abstención');
    expect(text).toContain('no un antojo');
    expect(text).toContain('AUC +0.500 [0.500, 0.500]');
  });

  it('widens the interval with a person for whom the model is wrong', () => {
    const mixed = evaluate('m@1', [person('S1', true), person('S2', true), person('S3', false)]);
    const asIs = mixed.scores.find(({ name }) => name === 'm@1 tal cual');
    expect(asIs).toMatchObject({ auc: expect.closeTo(2 / 3, 12), auc_ci: { low: 0, high: 1 } });
  });
});

describe('bootstrap', () => {
  const mean = (drawn: readonly number[]) => drawn.reduce((sum, one) => sum + one, 0) / drawn.length;

  it('is the same at every run and holds the statistic', () => {
    const values = Array.from({ length: 50 }, (_, index) => index);
    const interval = bootstrap(values, mean);
    expect(bootstrap(values, mean)).toEqual(interval);
    expect(interval?.low).toBeCloseTo(24.5 - 1.96 * (14.43 / Math.sqrt(50)), 0);
    expect(interval?.high).toBeCloseTo(24.5 + 1.96 * (14.43 / Math.sqrt(50)), 0);
  });

  it('draws whole persons, lists too, and is null where nothing can be told', () => {
    const sizes: number[] = [];
    bootstrap([[1, 2], [3]], (drawn) => {
      sizes.push(drawn.length);
      return drawn.every((own) => Array.isArray(own)) ? 1 : null;
    });
    expect(new Set(sizes)).toEqual(new Set([2]));
    expect(bootstrap([1], () => null)).toBeNull();
  });
});

describe('options', () => {
  it('ask for twelve minutes of stillness whatever the window, and two windows at least', () => {
    const floor = (...argv: string[]) => parseOptions(argv)?.floor;
    expect([floor(), floor('--window', '1'), floor('--window', '4'), floor('--window', '15')]).toEqual([
      2, 12, 3, 2,
    ]);
    expect(floor('--floor', '7')).toBe(7);
    expect(parseOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['--model', 'x'], '--model x: hay reglas'],
    [['--window', '0'], '--window 0: debe ser un entero de 1 a 15'],
    [['--step', '1.5'], '--step 1.5: debe ser un entero de 1 a 60'],
    [['--unknown'], 'unknown'],
  ])('refuses %s', (argv, message) => {
    expect(() => parseOptions(argv)).toThrow(message);
  });
});

import type { Scored } from '@/lib/domain/modelo/scoring';
import type { Item } from './items';
import { apply, fitLogistic, logit } from './logistic';

/** Learns from the windows of other persons how to judge those of a person never seen. */
export type Contender = { name: string; learn(others: readonly Item[]): (item: Item) => number };

export const CONSTANT = 'constante';
export const HEART_RATE = 'frecuencia sola';

export function contendersFor(model: string): Contender[] {
  return [
    { name: CONSTANT, learn: (others) => () => share(others) },
    logistic(HEART_RATE, ({ hr }) => hr),
    logistic('frecuencia sobre la propia', ({ hr_above }) => hr_above),
    {
      name: asIs(model),
      learn:
        () =>
        ({ probabilidad }) =>
          probabilidad,
    },
    logistic(recalibrated(model), ({ probabilidad }) => logit(probabilidad)),
  ];
}

export function asIs(model: string): string {
  return `${model} tal cual`;
}

export function recalibrated(model: string): string {
  return `${model} recalibrado`;
}

function logistic(name: string, x: (item: Item) => number): Contender {
  return {
    name,
    learn: (others) => {
      const learned = fitLogistic(others.map((item) => ({ x: x(item), y: item.label })));
      return (item) => apply(learned, x(item));
    },
  };
}

function share(items: readonly Item[]): number {
  return items.reduce((sum, { label }) => sum + label, 0) / items.length;
}

/** Each person's windows judged by what was learned from all the others, and from nothing of their own. */
export function leaveOnePersonOut(
  persons: readonly (readonly Item[])[],
  { learn }: Pick<Contender, 'learn'>,
): Scored[][] {
  return persons.map((own) => {
    const predict = learn(persons.filter((other) => other !== own).flat());
    return own.map((item) => ({ probabilidad: predict(item), outcome: item.label }));
  });
}

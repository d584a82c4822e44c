import { type Draw, drawFrom, makeRng } from '../simulate/rng';

/** What one attack draws from: the same seed and place give the same attack. */
export type Choice = Draw & {
  pick<T>(from: readonly T[]): T;
  /** So many, each made anew. */
  times<T>(count: number, make: () => T): T[];
  bytes(count: number): Buffer;
};

export function choiceFor(seed: string, attack: number): Choice {
  const draw = drawFrom(makeRng(seed).split(String(attack)));
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  return {
    ...draw,
    times,
    pick: <T>(from: readonly T[]) => from[draw.whole(0, from.length - 1)] as T,
    bytes: (count) => Buffer.from(times(count, () => draw.whole(0, 255))),
  };
}

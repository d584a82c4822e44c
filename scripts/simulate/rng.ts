/**
 * A seeded stream of numbers that can be asked at any place and in any order. What has a name of its own draws
 * from a split of its own, so that adding a fault or an event never changes what the others draw.
 */
export type Rng = {
  /** The k-th number of this stream, from 0 up to 1 (excluded); `k` a whole number from 0. */
  at(k: number): number;
  /** The k-th of a normal distribution. */
  normalAt(k: number, mean: number, sd: number): number;
  split(name: string): Rng;
};

/** The numbers of a stream one after the other, for plans that draw a varying count. */
export type Draw = {
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  normal(mean: number, sd: number): number;
  chance(share: number): boolean;
};

const TWO_32 = 2 ** 32;

export function makeRng(seed: string): Rng {
  const [a, b] = [hashOf(seed, 0x9e3779b9), hashOf(seed, 0x85ebca6b)];
  const at = (k: number) => mix(mix((k ^ a) | 0) ^ Math.imul(Math.floor(k / TWO_32) + 1, b | 1)) / TWO_32;
  const normalAt = (k: number, mean: number, sd: number) =>
    mean + sd * Math.sqrt(-2 * Math.log(1 - at(2 * k))) * Math.cos(2 * Math.PI * at(2 * k + 1));
  return { at, normalAt, split: (name) => makeRng(`${seed}/${name}`) };
}

export function drawFrom(rng: Rng): Draw {
  let k = 0;
  const next = () => rng.at(k++);
  const between = (low: number, high: number) => low + (high - low) * next();
  return {
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (share) => next() < share,
  };
}

/** A curve from -1 to 1 that turns about once a unit of `x`, without jumps. */
export function wander(rng: Rng, x: number): number {
  const k = Math.floor(x);
  const share = smoothStep(x - k);
  return 2 * (rng.at(k) * (1 - share) + rng.at(k + 1) * share) - 1;
}

/** From 0 to 1 while `x` goes from 0 to 1, level at both ends. */
export function smoothStep(x: number): number {
  const t = Math.min(1, Math.max(0, x));
  return t * t * (3 - 2 * t);
}

/** The finishing mixer of MurmurHash3: every bit of the input reaches every bit of the result. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** FNV-1a. */
function hashOf(text: string, basis: number): number {
  let h = basis;
  for (const char of text) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return mix(h);
}

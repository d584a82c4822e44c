/** Seconds. The longer breath out is the one that calms. */
export const PHASES = [
  { name: 'inhala', length: 4 },
  { name: 'sosten', length: 4 },
  { name: 'exhala', length: 6 },
] as const;

const ROUND = PHASES.reduce((sum, { length }) => sum + length, 0);

export type Phase = { name: (typeof PHASES)[number]['name']; length: number; left: number };

/** Where in the breath one is after whole `seconds`; `left` counts down to 1. */
export function phaseAt(seconds: number): Phase {
  let rest = seconds % ROUND;
  for (const { name, length } of PHASES) {
    if (rest < length) return { name, length, left: length - rest };
    rest -= length;
  }
  throw new Error('a round of breath is longer than its phases');
}

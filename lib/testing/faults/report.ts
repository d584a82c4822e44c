import { expect } from 'vitest';
import type { Outcome } from './scene';
import { RIGHT } from './verdict';

/** Every page of a scene must be right. Says the figures, which a green test alone does not tell. */
export function expectRight(name: string, outcome: Outcome | undefined, more = ''): void {
  if (!outcome) throw new Error(`${name} has no outcome`);
  const { readings, recovered_ms, connections, verdicts } = outcome;
  const figures = `${readings} readings, whole ${recovered_ms} ms after the last, connections ${connections.join(' ')}`;
  process.stdout.write(`· ${name}: ${figures}${more && `, ${more}`}\n`);
  expect(readings).toBeGreaterThan(0);
  expect(verdicts).toEqual(verdicts.map(() => RIGHT));
}

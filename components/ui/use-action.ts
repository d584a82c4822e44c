'use client';

import { useRef, useState } from 'react';
import { problemOf } from '@/lib/client/api';
import type { Problem } from '@/lib/domain/errors';

/** The sentence of a problem: what happened and, when there is more to say, why. */
export function problemText(problem: Problem): string {
  return problem.detail ? `${problem.title}. ${problem.detail}` : problem.title;
}

/** Field errors by the last part of their pointer: `/email` → `email`. */
export function fieldErrors(problem: Problem | undefined): Record<string, string> {
  const entries = (problem?.errors ?? []).map(({ pointer, detail }) => [
    pointer.split('/').at(-1) ?? '',
    detail,
  ]);
  return Object.fromEntries(entries);
}

export type Action<Args extends unknown[]> = {
  pending: boolean;
  problem: Problem | undefined;
  run(...args: Args): Promise<void>;
  reset(): void;
};

/** Runs one write at a time, and keeps why it failed. A second call while one is under way is dropped. */
export function useAction<Args extends unknown[]>(work: (...args: Args) => Promise<void>): Action<Args> {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const busy = useRef(false);

  async function run(...args: Args) {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setProblem(undefined);
    try {
      await work(...args);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  return { pending, problem, run, reset: () => setProblem(undefined) };
}

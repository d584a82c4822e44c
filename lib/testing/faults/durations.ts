/** `npm test` runs every fault for a few seconds; `npm run test:faults` as long as it lasts in life. */
export const SHORT = process.env.LATIDO_FAULTS === 'short';

/** In the short form the timers of a page run this much faster, so that its deadlines fit in. */
export const HASTE = SHORT ? 4 : 1;

/** How long a fault lasts, ms. */
export const lasting = (seconds: number, short: number): number => (SHORT ? short : seconds) * 1_000;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds; says what did not when it never does. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 45_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await pause(50);
  }
}

/** What ends something that was begun. */
export type End = () => Promise<unknown>;

/** Newest first, all of them also when one fails. */
export async function endAll(ends: End[]): Promise<void> {
  const failures: unknown[] = [];
  for (let end = ends.pop(); end; end = ends.pop()) await end().catch((error) => void failures.push(error));
  if (failures.length > 0) throw failures[0];
}

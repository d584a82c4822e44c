const SECONDS = 60;

/** Counts what happened in the last 60 s, to the second. `seconds`: a clock that only goes on. */
export function createRate(seconds: () => number = () => Math.floor(performance.now() / 1_000)) {
  const counts = new Array<number>(SECONDS).fill(0);
  let last = seconds();
  const forget = (): void => {
    const now = seconds();
    for (let at = Math.max(last, now - SECONDS) + 1; at <= now; at++) counts[at % SECONDS] = 0;
    last = now;
  };
  return {
    add: (count: number): void => {
      forget();
      counts[last % SECONDS] = (counts[last % SECONDS] ?? 0) + count;
    },
    perMinute: (): number => {
      forget();
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

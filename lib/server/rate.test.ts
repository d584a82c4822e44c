import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRate } from './rate';

test('what is told is what happened in the last 60 seconds, whatever came before', () => {
  const step = fc.record({ wait: fc.integer({ min: 0, max: 90 }), count: fc.integer({ min: 0, max: 50 }) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let now = 1_000;
      const rate = createRate(() => now);
      const seen: { at: number; count: number }[] = [];
      for (const { wait, count } of steps) {
        now += wait;
        rate.add(count);
        seen.push({ at: now, count });
        const recent = seen.filter(({ at }) => at > now - 60);
        expect(rate.perMinute()).toBe(recent.reduce((sum, one) => sum + one.count, 0));
      }
    }),
  );
});

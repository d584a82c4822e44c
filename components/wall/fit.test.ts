import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitOf } from './fit';

const TELEVISION = { width: 1_872, height: 900, rem: 16 };

test.each([
  [1, 1, 1, 1],
  [2, 2, 1, 1],
  [4, 2, 2, 1],
  [6, 3, 2, 1],
  [12, 4, 3, 1],
  // Seven and six, rather than twelve and one.
  [13, 3, 3, 2],
  [50, 4, 3, 5],
])('%i people on a television: %i beside, %i below each other, %i pages', (count, columns, rows, pages) => {
  expect(fitOf(count, TELEVISION)).toMatchObject({ columns, rows, pages });
});

test('everybody has a place, and on no screen more stand together than can be read', () => {
  const room = fc.record({
    width: fc.integer({ min: 200, max: 4_000 }),
    height: fc.integer({ min: 100, max: 2_400 }),
    rem: fc.integer({ min: 12, max: 40 }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), room, (count, size) => {
      const { columns, rows, pages, perPage } = fitOf(count, size);
      expect(columns * rows).toBeGreaterThanOrEqual(perPage);
      expect(pages * perPage).toBeGreaterThanOrEqual(count);
      expect((pages - 1) * perPage).toBeLessThanOrEqual(count);
      expect(columns === 1 || size.width / columns >= 20 * size.rem).toBe(true);
      expect(rows === 1 || size.height / rows >= 14.5 * size.rem).toBe(true);
    }),
  );
});

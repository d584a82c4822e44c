import { expect, test } from 'vitest';
import { phaseAt } from './breath';

test('four in, four held, six out, and again', () => {
  const told = Array.from({ length: 15 }, (_, second) => phaseAt(second)).map(
    ({ name, left }) => `${name[0]}${left}`,
  );
  expect(told.join(' ')).toBe('i4 i3 i2 i1 s4 s3 s2 s1 e6 e5 e4 e3 e2 e1 i4');
});

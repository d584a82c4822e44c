import { expect, test } from 'vitest';
import { fieldValue } from './field-value';

test.each([
  ['peso', '', null],
  ['peso', ' 70,5 ', 70.5],
  ['peso', '0', 0],
  ['peso', 'mucho', 'mucho'],
  ['telefono', '6641234567', '6641234567'],
  ['moneda', '', null],
  ['nombre', '  ', ''],
] as const)('%s typed as %j is %j: empty is unknown, never 0', (name, text, value) => {
  expect(fieldValue(name, text)).toBe(value);
});

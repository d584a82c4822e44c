import { expect, test } from 'vitest';
import { shortNames } from './initials';

const shortened = (...nombres: string[]) => [
  ...shortNames(nombres.map((nombre, index) => ({ consumidor_id: index + 1, nombre }))).values(),
];

test('a name is its first letters', () => {
  expect(shortened('Alma Demo', 'Ángela', 'María de la Luz Gómez Ruiz', 'ana')).toEqual([
    'A. D.',
    'Á.',
    'M. L. G.',
    'A.',
  ]);
});

test('two who would be called alike are told apart, in whatever order they stand', () => {
  expect(shortened('Alma Demo', 'Ana Díaz', 'Aldo Duarte')).toEqual(['A. D.', 'A. D. 2', 'A. D. 3']);
  const turned = shortNames([
    { consumidor_id: 9, nombre: 'Ana Díaz' },
    { consumidor_id: 4, nombre: 'Alma Demo' },
  ]);
  expect([turned.get(4), turned.get(9)]).toEqual(['A. D.', 'A. D. 2']);
});

import { expect, it } from 'vitest';
import { searchArticles } from './search-articles';

const ARTICLES = [
  { id: 'a', titulo: 'Emparejar un sensor', texto: 'En Dispositivos aparece un código.' },
  { id: 'b', titulo: 'Sin conexión', texto: 'El código se guarda y se envía después.' },
];

it.each([
  ['', ['a', 'b']],
  ['  ', ['a', 'b']],
  ['codigo', ['a', 'b']],
  ['CÓDIGO sensor', ['a']],
  ['conexion', ['b']],
  ['sin', ['b']],
  ['nada de esto', []],
])('%j finds %j', (search, ids) => {
  expect(searchArticles(ARTICLES, search).map(({ id }) => id)).toEqual(ids);
});

it('what is named in the title comes first', () => {
  const turned = [
    { id: 'x', titulo: 'Otro', texto: 'del sensor' },
    { id: 'y', titulo: 'El sensor', texto: 'de la muñeca' },
  ];
  expect(searchArticles(turned, 'sensor').map(({ id }) => id)).toEqual(['y', 'x']);
});

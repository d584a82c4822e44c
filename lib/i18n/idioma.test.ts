import { expect, it } from 'vitest';
import { idiomaOfHeader } from './idioma';

it.each([
  ['en-US,en;q=0.9,es;q=0.8', 'en'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['fr-FR, en;q=0.5, es;q=0.7', 'es'],
  ['fr', 'es'],
  ['en;q=0, es;q=0.1', 'es'],
  ['EN', 'en'],
  ['en;q=abc', 'es'],
  [',;;q=,', 'es'],
  ['', 'es'],
  [null, 'es'],
])('%j is %s', (header, idioma) => {
  expect(idiomaOfHeader(header)).toBe(idioma);
});

import { expect, test } from 'vitest';
import { nombreDe, nombresDe } from './catalogos';

const calma = { nombre: 'Calma', nombre_en: 'Calm' };
const lunes = { nombre: 'Lunes', nombre_en: null };

test('an entry goes by its name in the language of the page, and by its first name where it has none there', () => {
  expect([nombreDe(calma, 'es'), nombreDe(calma, 'en')]).toEqual(['Calma', 'Calm']);
  expect([nombreDe(lunes, 'es'), nombreDe(lunes, 'en')]).toEqual(['Lunes', 'Lunes']);
});

test('a bare name is said by the catalogue; words of one’s own stay as they are', () => {
  const name = nombresDe([calma, lunes], 'en');
  expect(['Calma', 'Lunes', 'El café'].map(name)).toEqual(['Calm', 'Lunes', 'El café']);
});

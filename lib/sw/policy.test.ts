import { expect, test } from 'vitest';
import { aboveOf, assetsOf, isKept, isSignIn, kindOf, langOf, markedAsKept, ownerOf } from './policy';

const ORIGIN = 'https://latido.test';
const asked = (path: string, more = {}) => ({
  url: `${ORIGIN}${path}`,
  method: 'GET',
  mode: 'navigate',
  ...more,
});

test.each([
  ['/panel', {}, 'page'],
  ['/cuidador/22', {}, 'page'],
  ['/_next/static/chunks/0a.js', { mode: 'no-cors' }, 'asset'],
  ['/icons/icon-192.png', { mode: 'no-cors' }, 'asset'],
  ['/_next/data/x.json', {}, 'none'],
  ['/panel?_rsc=1', { mode: 'cors' }, 'none'],
  ['/panel', { method: 'POST' }, 'none'],
  ['/api/deseos', { mode: 'cors' }, 'none'],
  // Also when somebody opens it as a page.
  ['/api/exportacion', {}, 'none'],
  ['/metrics', {}, 'none'],
])('%s %j: %s', (path, more, kind) => {
  expect(kindOf(asked(path, more), ORIGIN)).toBe(kind);
});

test('what comes from elsewhere is not ours', () => {
  const foreign = { url: 'https://other.test/_next/static/a.js', method: 'GET', mode: 'no-cors' };
  expect(kindOf(foreign, ORIGIN)).toBe('none');
});

test.each([
  ['/panel', true],
  ['/panel/antojo', true],
  ['/cuenta/avisos', true],
  ['/paneles', false],
  ['/cuidador', false],
  ['/cuidador/22', false],
  ['/admin/usuarios', false],
  ['/sistema', false],
  ['/cuenta', false],
  ['/cuenta/segundo-factor', false],
  ['/entrar', false],
])('%s is kept: %s', (path, kept) => {
  expect(isKept(path)).toBe(kept);
});

test('an urge that is not kept is found on the page of all', () => {
  expect(aboveOf('/panel/antojo/0b6c')).toBe('/panel/antojo');
  expect([aboveOf('/panel/antojo'), aboveOf('/panel/perfil')]).toEqual([undefined, undefined]);
});

test('who has no session is known by where they end up', () => {
  expect(isSignIn(`${ORIGIN}/entrar?a=%2Fpanel`)).toBe(true);
  expect(isSignIn(`${ORIGIN}/entrares`)).toBe(false);
});

const PAGE =
  '<!DOCTYPE html><html lang="es"><head><meta name="latido-cuenta" content="22 consumidor"/><link href="/_next/static/a.css"/></head><script src="/_next/static/chunks/b~1.js"></script>"/_next/static/chunks/b~1.js"';

test('a page says whose it is, and what it is made of', () => {
  expect(ownerOf(PAGE)).toEqual({ usuario_id: 22, rol: 'consumidor' });
  expect(langOf(markedAsKept(PAGE, 'x'))).toBe('es');
  expect(ownerOf('<html lang="es">')).toBeUndefined();
  expect(assetsOf(PAGE)).toEqual(['/_next/static/a.css', '/_next/static/chunks/b~1.js']);
  expect(markedAsKept(PAGE, '2026-11-26T22:05:00.000Z')).toContain(
    '<html data-guardada="2026-11-26T22:05:00.000Z" lang="es">',
  );
});

import { expect, test } from 'vitest';
import { currentHref, NAV_ITEMS } from './nav-items';

test.each([
  ['/panel', '/panel'],
  ['/panel/dispositivos', '/panel/dispositivos'],
  ['/panel/inicio/fisico', '/panel'],
  ['/panelista', undefined],
])('on %s the current page is %s', (pathname, href) => {
  expect(currentHref(NAV_ITEMS.consumidor, pathname)).toBe(href);
});

test('a person is not the wall', () => {
  expect(currentHref(NAV_ITEMS.cuidador, '/cuidador/22')).toBe('/cuidador');
  expect(currentHref(NAV_ITEMS.cuidador, '/cuidador/pared')).toBe('/cuidador/pared');
});

test('a phone has room for five, with the one for "Más"', () => {
  for (const items of Object.values(NAV_ITEMS)) expect(items.filter(({ bar }) => bar).length).toBeLessThan(5);
});

import { expect, test } from 'vitest';
import { safeReturn } from './safe-return';

test.each(['/panel', '/cuidador/22?dia=hoy#frecuencia', '/'])('goes back to %s', (path) => {
  expect(safeReturn(path)).toBe(path);
});

test.each([
  undefined,
  null,
  '',
  'panel',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
])('never leaves the site with %j', (volver) => {
  expect(safeReturn(volver)).toBe('/');
});

import { expect, test } from 'vitest';
import { firstPasswordPath, signInPath } from './page-path';

test.each([
  ['/panel/dispositivos', '/entrar?volver=%2Fpanel%2Fdispositivos'],
  ['/cuidador/22?dia=ayer&_rsc=1x2y', '/entrar?volver=%2Fcuidador%2F22%3Fdia%3Dayer'],
  ['/panel?_rsc=1x2y', '/entrar?volver=%2Fpanel'],
  ['http://otro.test/panel', '/entrar?volver=%2Fpanel'],
  ['http://', '/entrar'],
  [null, '/entrar'],
])('after signing in, %s comes back by %s', (path, expected) => {
  expect(signInPath(path)).toBe(expected);
  expect(firstPasswordPath(path)).toBe(expected.replace('/entrar', '/entrar/contrasena'));
});

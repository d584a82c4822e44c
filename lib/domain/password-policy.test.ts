import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordFault, requireGoodPassword } from './password-policy';

const OWNER = { email: 'maria.luna@latido.test', nombre: 'María Luna' };
const leaked = {
  isCommon: async (password: string) => password === '1234567890',
  isBreached: async (password: string) => password === 'filtrada ayer',
};
const fault = (password: string, owner = OWNER) => passwordFault(password, owner, leaked);

test.each([
  ['123456789', /al menos 10/],
  ['x'.repeat(201), /como mucho 200/],
  ['1234567890', /más usadas/],
  ['filtrada ayer', /filtración/],
  ['MARÍA LUNA', /nombre/],
  ['soy maría luna 22', /nombre/],
  ['Maria.Luna@Latido.test', /correo/],
  ['xx maria.luna@latido.test', /correo/],
  ['maria.luna', /correo/],
])('%s is refused', async (password, reason) => {
  expect(await fault(password)).toMatch(reason);
});

test.each(['x'.repeat(10), 'x'.repeat(200), 'una frase larga', 'ayer filtrada', 'latido-demo-22'])(
  '%s is taken',
  async (password) => {
    expect(await fault(password)).toBeNull();
  },
);

test('the demo may keep its password, and a short name is part of many words', async () => {
  expect(await fault('latido-demo-22', { email: 'demo@latido.test', nombre: 'Alma Demo' })).toBeNull();
  expect(await fault('una semana larga', { email: 'a@latido.test', nombre: 'Ana' })).toBeNull();
});

test('whatever stands around them and in whatever case, name and address are seen', async () => {
  const around = fc.string({ maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(
      around,
      around,
      fc.constantFrom(OWNER.email, OWNER.nombre),
      fc.boolean(),
      async (before, after, own, loud) => {
        const password = `${before}${loud ? own.toUpperCase() : own}${after}`;
        expect(await fault(password)).not.toBeNull();
      },
    ),
  );
});

test('the field is named', async () => {
  await expect(requireGoodPassword(leaked, 'corta', OWNER, '/nueva')).rejects.toMatchObject({
    code: 'invalid',
    errors: [{ pointer: '/nueva' }],
  });
});

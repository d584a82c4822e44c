import { FORM, fail, type PageStates, press, refused, shows } from './page-states';

/** Wrong links count as tries from the address: they are tried where no other test has codes to try. */
export const RECOVERY_PAGES = {
  '/recuperar': {
    normal: [
      { as: 'nobody', address: '/recuperar', heading: /Olvidaste/ },
      {
        as: 'nobody',
        address: '/recuperar',
        heading: /Olvidaste/,
        reach: async (page) => {
          await page.getByLabel('Correo').fill('nadie@latido.test');
          await press(page, 'Enviarme un enlace');
          await shows(page, /Revisa tu correo/);
        },
      },
    ],
    empty: FORM,
    error: [
      {
        as: 'nobody',
        address: '/recuperar',
        heading: /Olvidaste/,
        reach: refused('Correo', 'no es un correo', 'Enviarme un enlace'),
      },
    ],
  },
  '/recuperar/nueva': {
    normal: [{ as: 'nobody', address: '/recuperar/nueva?enlace=x', heading: /contraseña nueva/ }],
    empty: FORM,
    error: [
      {
        as: 'nobody, with an issuer',
        address: '/recuperar/nueva?enlace=x',
        heading: /contraseña nueva/,
        reach: async (page) => {
          await page.getByLabel('Contraseña nueva').fill('una frase larga');
          await press(page, 'Guardar contraseña');
          await page.getByRole('alert').getByText(/./).first().waitFor();
        },
      },
      {
        as: 'nobody, with an issuer',
        address: `/recuperar/nueva?enlace=${'x'.repeat(43)}`,
        heading: /contraseña nueva/,
        reach: refused('Contraseña nueva', 'corta', 'Guardar contraseña'),
      },
    ],
  },
  '/verificar': {
    normal: [{ as: 'nobody', address: `/verificar?enlace=${'x'.repeat(43)}`, heading: /Confirma tu correo/ }],
    empty: { none: 'a button to press: it has nothing to be empty of' },
    error: [
      {
        as: 'nobody, with an issuer',
        address: `/verificar?enlace=${'x'.repeat(43)}`,
        heading: /Confirma tu correo/,
        reach: async (page) => {
          await press(page, 'Confirmar mi correo');
          await shows(page, /pide otro enlace/);
        },
      },
      {
        as: 'nobody, with an issuer',
        address: `/verificar?enlace=${'x'.repeat(43)}`,
        heading: /Confirma tu correo/,
        reach: async (page) => {
          await fail(page, /\/api\/verificar/);
          await press(page, 'Confirmar mi correo');
          await shows(page, /Algo falló/);
        },
      },
    ],
  },
} as const satisfies Record<string, PageStates>;

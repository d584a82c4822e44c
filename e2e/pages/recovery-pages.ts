import { FORM, fail, type PageStates, press, shows } from './page-states';

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
        reach: async (page) => {
          await page.getByLabel('Correo').fill('no es un correo');
          await press(page, 'Enviarme un enlace');
          await shows(page, 'Revisa los campos marcados.');
        },
      },
    ],
  },
  '/recuperar/nueva': {
    normal: [{ as: 'nobody', address: '/recuperar/nueva?enlace=x', heading: /contraseña nueva/ }],
    empty: FORM,
    error: [
      {
        as: 'nobody',
        address: '/recuperar/nueva?enlace=x',
        heading: /contraseña nueva/,
        reach: async (page) => {
          await page.getByLabel('Contraseña nueva').fill('una frase larga');
          await press(page, 'Guardar contraseña');
          await page.getByRole('alert').getByText(/./).first().waitFor();
        },
      },
      {
        as: 'nobody',
        address: `/recuperar/nueva?enlace=${'x'.repeat(43)}`,
        heading: /contraseña nueva/,
        reach: async (page) => {
          await page.getByLabel('Contraseña nueva').fill('corta');
          await press(page, 'Guardar contraseña');
          await shows(page, 'Revisa los campos marcados.');
        },
      },
    ],
  },
  '/verificar': {
    normal: [{ as: 'nobody', address: `/verificar?enlace=${'x'.repeat(43)}`, heading: /Confirma tu correo/ }],
    empty: { none: 'a button to press: it has nothing to be empty of' },
    error: [
      {
        as: 'nobody',
        address: `/verificar?enlace=${'x'.repeat(43)}`,
        heading: /Confirma tu correo/,
        reach: async (page) => {
          await press(page, 'Confirmar mi correo');
          await shows(page, /pide otro enlace/);
        },
      },
      {
        as: 'nobody',
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

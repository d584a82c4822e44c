import { FORM, fail, type PageStates, press, shows } from './page-states';

export const CUENTA_PAGES = {
  '/cuenta': {
    normal: [
      { as: 'consumidor', address: '/cuenta', heading: /Cuenta/ },
      {
        as: 'cuidador',
        address: '/cuenta',
        heading: /Cuenta/,
        reach: async (page) => {
          await press(page, 'Cerrar todas');
          await page.getByRole('dialog').waitFor();
        },
      },
      { as: 'administrador', address: '/cuenta', heading: /Cuenta/ },
    ],
    empty: [{ as: 'new consumidor', address: '/cuenta', heading: /Cuenta/ }],
    error: [
      {
        as: 'new consumidor',
        address: '/cuenta',
        heading: /Cuenta/,
        reach: async (page) => {
          await page.getByLabel('Nombre', { exact: true }).fill('');
          await press(page, 'Guardar');
          await page.getByLabel('Correo nuevo').fill('no es un correo');
          await press(page, 'Cambiar correo');
          await page.getByLabel('Contraseña actual').fill('no es esta');
          await page.getByLabel('Contraseña nueva').fill('corta');
          await press(page, 'Cambiar contraseña');
          await page.getByText('Revisa los campos marcados.').nth(2).waitFor();
        },
      },
      {
        as: 'cuidador',
        address: '/cuenta',
        heading: /Cuenta/,
        reach: async (page) => {
          await fail(page, /\/api\/cuenta\/sesiones/);
          await press(page, 'Cerrar todas');
          await page.getByRole('dialog').getByRole('button', { name: 'Cerrar todas' }).click();
          await shows(page, /^Algo falló/);
        },
      },
    ],
  },
  '/cuenta/avisos': {
    normal: [
      { as: 'consumidor', address: '/cuenta/avisos', heading: /Avisos/ },
      {
        as: 'cuidador',
        address: '/cuenta/avisos',
        heading: /Avisos/,
        reach: async (page) => {
          await press(page, /^Avisos/);
          await page
            .getByRole('dialog', { name: 'Avisos' })
            .getByText('Ver todos y elegir cuáles recibir')
            .waitFor();
        },
      },
    ],
    empty: [{ as: 'new consumidor', address: '/cuenta/avisos', heading: /Avisos/ }],
    error: [
      {
        as: 'new cuidador',
        address: '/cuenta/avisos',
        heading: /Avisos/,
        reach: async (page) => {
          await page.getByLabel('Hasta').fill('22:00');
          await press(page, 'Guardar');
          await shows(page, 'Revisa los campos marcados.');
        },
      },
    ],
  },
  '/cuenta/borrar': {
    normal: [{ as: 'consumidor', address: '/cuenta/borrar', heading: /Borrar mi cuenta/ }],
    empty: FORM,
    error: [
      {
        as: 'new consumidor',
        address: '/cuenta/borrar',
        heading: /Borrar mi cuenta/,
        reach: async (page) => {
          await page.getByRole('radio', { name: /Borrarla ahora/ }).check();
          await page.getByLabel('Tu contraseña').fill('no es esta');
          await press(page, 'Borrar todo ahora');
          await shows(page, 'Revisa los campos marcados.');
        },
      },
    ],
  },
  '/cuenta/segundo-factor': {
    normal: [
      {
        as: 'new cuidador',
        address: '/cuenta/segundo-factor',
        heading: /Segundo factor/,
        reach: async (page) => {
          await page.getByLabel('Tu contraseña').fill('una frase larga');
          await press(page, 'Empezar');
          await page.getByRole('img', { name: /Código QR/ }).waitFor();
        },
      },
    ],
    empty: [
      { as: 'new consumidor', address: '/cuenta/segundo-factor', heading: /Segundo factor/ },
      { as: 'new administrador', address: '/cuenta/segundo-factor', heading: /Segundo factor/ },
    ],
    error: [
      {
        as: 'new cuidador',
        address: '/cuenta/segundo-factor',
        heading: /Segundo factor/,
        reach: async (page) => {
          await page.getByLabel('Tu contraseña').fill('no es esta');
          await press(page, 'Empezar');
          await page.getByRole('alert').getByText(/./).first().waitFor();
        },
      },
    ],
  },
} as const satisfies Record<string, PageStates>;

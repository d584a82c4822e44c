import { drawn } from './cuidador-pages';
import { fail, looksAgain, losesServer, type PageStates, press, shows } from './page-states';

export const PANEL_PAGES = {
  '/panel': {
    normal: [
      { as: 'consumidor', address: '/panel', heading: /Hola, Alma/, reach: drawn },
      {
        as: 'consumidor',
        address: '/panel',
        heading: /Hola, Alma/,
        reach: async (page) => {
          await press(page, 'Organizar');
          await page.getByRole('dialog').waitFor();
        },
      },
    ],
    empty: [
      {
        as: 'new consumidor',
        address: '/panel',
        heading: /Hola, Nueva/,
        reach: (page) => shows(page, 'Aún no hay antojos registrados'),
      },
    ],
    error: [
      {
        as: 'consumidor',
        address: '/panel',
        heading: /Hola, Alma/,
        reach: async (page) => {
          await drawn(page);
          await losesServer(page);
          await fail(page, /\/api\/deseos/);
          await press(page, 'Sustancia');
          await press(page, 'Cerrar');
          await shows(page, /^Sin actualizar/);
          await page
            .getByRole('button', { name: /pendiente/ })
            .first()
            .click();
          await shows(page, /El servidor está ocupado/);
        },
      },
    ],
  },
  '/panel/cuidadores': {
    normal: [
      {
        as: 'consumidor',
        address: '/panel/cuidadores',
        heading: /Quién me ve/,
        reach: async (page) => {
          await press(page, /Crear código/);
          await shows(page, /Comparte este código/);
          await press(page, /Cambiar lo que ve/);
          await page
            .getByRole('form')
            .getByRole('checkbox', { name: /ciertas horas/ })
            .check();
          await page.getByRole('form').getByLabel('Desde').waitFor();
        },
      },
      {
        as: 'consumidor',
        address: '/panel/cuidadores',
        heading: /Quién me ve/,
        reach: async (page) => {
          await press(page, /Dejar de compartir con/);
          await page.getByRole('dialog').waitFor();
        },
      },
    ],
    empty: [
      {
        as: 'new consumidor',
        address: '/panel/cuidadores',
        heading: /Quién me ve/,
        reach: (page) => shows(page, 'Todavía no compartes con nadie'),
      },
    ],
    error: [
      {
        as: 'new consumidor',
        address: '/panel/cuidadores',
        heading: /Quién me ve/,
        reach: async (page) => {
          await press(page, /Crear código/);
          await shows(page, /Primero confirma tu correo/);
        },
      },
      {
        as: 'consumidor',
        address: '/panel/cuidadores',
        heading: /Quién me ve/,
        reach: async (page) => {
          await fail(page, /\/api\/(accesos|consentimientos)/);
          await looksAgain(page);
          await press(page, /Cambiar lo que ve/);
          await press(page, 'Guardar cambios');
          await shows(page, /^Algo falló/);
          // Asked for every fifteen seconds, and then three times more.
          await page.getByText('Intentar de nuevo').first().waitFor({ timeout: 45_000 });
        },
      },
      {
        as: 'consumidor',
        address: '/panel/cuidadores',
        heading: /Quién me ve/,
        reach: async (page) => {
          await fail(page, /\/api\/consentimientos\/\d+/);
          await press(page, /Dejar de compartir con/);
          await page.getByRole('dialog').getByRole('button', { name: 'Dejar de compartir' }).click();
          await shows(page, /^Algo falló/);
        },
      },
    ],
  },
  '/panel/datos': {
    normal: [{ as: 'consumidor', address: '/panel/datos', heading: /Mis datos/ }],
    empty: { none: 'what one can do there is the same with nothing' },
    error: [
      {
        as: 'consumidor',
        address: '/panel/datos',
        heading: /Mis datos/,
        reach: async (page) => {
          await fail(page, /\/api\/exportacion/);
          await press(page, 'Descargar mis datos');
          await shows(page, /^Algo falló/);
          await page.getByLabel('Días de movimiento').fill('99');
          await press(page, 'Guardar');
          await shows(page, /^de 1 a 7/);
          const buffer = Buffer.from('no es un ZIP');
          await page
            .getByLabel('Archivo ZIP')
            .setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer });
          await press(page, /Revisar/);
          await shows(page, /No es un ZIP/);
        },
      },
    ],
  },
  '/panel/dispositivos': {
    normal: [
      {
        as: 'consumidor',
        address: '/panel/dispositivos',
        heading: /Dispositivos/,
        reach: async (page) => {
          await press(page, /Pedir un código/);
          await shows(page, 'Tu código');
        },
      },
    ],
    empty: [
      {
        as: 'new consumidor',
        address: '/panel/dispositivos',
        heading: /Dispositivos/,
        reach: (page) => shows(page, 'Aún no hay dispositivos'),
      },
    ],
    error: [
      {
        as: 'consumidor',
        address: '/panel/dispositivos',
        heading: /Dispositivos/,
        reach: async (page) => {
          await fail(page, /\/api\/dispositivos/);
          await press(page, /Pedir un código/);
          await shows(page, /^Algo falló/);
        },
      },
      {
        as: 'consumidor',
        address: '/panel/dispositivos',
        heading: /Dispositivos/,
        reach: async (page) => {
          await fail(page, /\/api\/dispositivos\/\d+/);
          await press(page, /^Desvincular/);
          await page.getByRole('dialog').getByRole('button', { name: 'Desvincular' }).click();
          await shows(page, /^Algo falló/);
        },
      },
    ],
  },
} as const satisfies Record<string, PageStates>;

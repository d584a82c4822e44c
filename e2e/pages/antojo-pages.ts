import { fail, type PageStates, press, shows } from './page-states';

export const ANTOJO_PAGES = {
  '/panel/antojo': {
    normal: [
      { as: 'consumidor', address: '/panel/antojo', heading: /^Antojo$/ },
      {
        as: 'consumidor',
        address: '/panel/antojo?tipo=comida',
        heading: /^Antojo$/,
        reach: async (page) => {
          await shows(page, 'Registrar: Comida');
          await page
            .getByRole('button', { name: 'Registrar antojo' })
            .filter({ visible: true })
            .or(page.getByRole('button', { name: 'Antojo en curso' }).filter({ visible: true }))
            .first()
            .click();
          await page.getByRole('dialog').waitFor();
        },
      },
    ],
    empty: [
      {
        as: 'new consumidor',
        address: '/panel/antojo',
        heading: /^Antojo$/,
        reach: (page) => shows(page, 'Aún no hay antojos registrados'),
      },
    ],
    error: [
      {
        as: 'consumidor',
        address: '/panel/antojo',
        heading: /^Antojo$/,
        reach: async (page) => {
          await fail(page, /\/api\/consumos/);
          await press(page, 'Registrar un cigarrillo');
          await page
            .getByRole('button', { name: /pendiente/ })
            .filter({ visible: true })
            .click();
          await shows(page, /El servidor está ocupado/);
        },
      },
    ],
  },
  '/panel/antojo/[ref]': {
    normal: [
      {
        as: 'consumidor',
        address: ({ deseo_id }) => `/panel/antojo/${deseo_id}`,
        heading: /^Antojo: Sustancia$/,
        reach: async (page) => {
          await press(page, 'Empezar a respirar');
          await press(page, 'Qué lo provocó');
          await page.getByLabel('¿Cómo te sentías?').waitFor();
        },
      },
    ],
    empty: { none: 'there is an urge to ride, or there is not: see what fails' },
    error: [
      {
        as: 'consumidor',
        address: '/panel/antojo/7b0f6c1e-5f0a-4a52-9a53-2f6f3a0f9a11',
        heading: /^Surfear el antojo$/,
        reach: (page) => shows(page, 'Este antojo no está aquí'),
      },
    ],
  },
  '/panel/cigarro': {
    normal: [{ as: 'consumidor', address: '/panel/cigarro', heading: /^Registrar un cigarrillo$/ }],
    empty: [
      {
        as: 'new consumidor',
        address: '/panel/cigarro',
        heading: /^Registrar un cigarrillo$/,
        reach: (page) => shows(page, 'Hoy: ninguno'),
      },
    ],
    error: [
      {
        as: 'new consumidor',
        address: '/panel/cigarro',
        heading: /^Registrar un cigarrillo$/,
        reach: async (page) => {
          await fail(page, /\/api\/consumos/);
          await press(page, 'Registrar un cigarrillo');
          await shows(page, 'Por enviar');
        },
      },
    ],
  },
} as const satisfies Record<string, PageStates>;

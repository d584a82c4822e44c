import type { Page } from '@playwright/test';
import { fail, losesServer, type PageStates, press, shows } from './page-states';

/** The pictures of a dashboard, which are drawn from when somebody comes near them. */
export async function drawn(page: Page): Promise<void> {
  for (const [panel, picture] of [
    ['Sensores', 'canvas'],
    ['Frecuencia de hoy', '.recharts-surface'],
  ] as const) {
    const region = page.getByRole('region', { name: panel });
    await region.scrollIntoViewIfNeeded();
    await region.locator(picture).first().waitFor();
  }
}

export const CUIDADOR_PAGES = {
  '/cuidador': {
    normal: [{ as: 'cuidador', address: '/cuidador', heading: /Personas que acompañas/ }],
    empty: [
      {
        as: 'cuidador',
        address: '/cuidador',
        heading: /Personas/,
        reach: async (page) => {
          await page.getByLabel('Buscar por nombre').fill('nadie se llama así');
          await shows(page, /0 de \d+ personas/);
        },
      },
      {
        as: 'new cuidador',
        address: '/cuidador',
        heading: /Personas/,
        reach: (page) => shows(page, 'Aún no acompañas a nadie'),
      },
    ],
    error: [
      {
        as: 'cuidador',
        address: '/cuidador',
        heading: /Personas/,
        reach: async (page) => {
          await page.getByLabel('Código de invitación').fill('AAAA');
          await press(page, 'Ver la invitación');
          await shows(page, /doce letras o cifras/);
          await losesServer(page);
        },
      },
    ],
  },
  '/cuidador/pared': {
    normal: [
      {
        as: 'cuidador',
        address: '/cuidador/pared',
        heading: /Pantalla de pared/,
        reach: async (page) => {
          await page.locator('[data-link=en_vivo]').waitFor();
          await press(page, 'Noche');
          await page.locator('[data-night]').waitFor();
          await press(page, 'Noche');
        },
      },
    ],
    empty: [
      {
        as: 'new cuidador',
        address: '/cuidador/pared',
        heading: /Pantalla de pared/,
        reach: (page) => shows(page, 'Aún no acompañas a nadie'),
      },
    ],
    error: [
      {
        as: 'cuidador',
        address: '/cuidador/pared',
        heading: /Pantalla de pared/,
        reach: async (page) => {
          await press(page, 'Noche');
          await losesServer(page);
          await shows(page, /^Sin conexión desde/);
        },
      },
    ],
  },
  '/cuidador/[consumidor_id]': {
    normal: [{ as: 'cuidador', address: '/cuidador/22', heading: /Alma Demo/, reach: drawn }],
    empty: [
      {
        as: 'cuidador of somebody quiet',
        address: ({ quiet_id }) => `/cuidador/${quiet_id}`,
        heading: /Quieta/,
        reach: (page) => shows(page, 'Aún no hay antojos registrados'),
      },
    ],
    error: [
      {
        as: 'cuidador',
        address: '/cuidador/22',
        heading: /Alma Demo/,
        reach: async (page) => {
          await drawn(page);
          await losesServer(page);
          await shows(page, /^Sin actualizar/);
        },
      },
      {
        as: 'cuidador',
        address: '/cuidador/22',
        heading: /Alma Demo/,
        reach: async (page) => {
          await fail(page, /\/api\/animos/);
          await press(page, /Enviar ánimo/);
          await page.getByRole('dialog').waitFor();
        },
      },
    ],
  },
} as const satisfies Record<string, PageStates>;

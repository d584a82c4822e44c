import { masDias } from '../../lib/domain/semana';
import { fechaOf } from '../../lib/domain/time';
import { fail, type PageStates, shows } from './page-states';

const ZONE = 'America/Tijuana';
const today = fechaOf(new Date(), ZONE);
const WEEK = `/panel/progreso/informe/${today}`;

/** The pages of what a person has gained. */
export const PROGRESO_PAGES = {
  '/panel/progreso': {
    normal: [
      {
        as: 'consumidor',
        address: '/panel/progreso',
        heading: /Tu progreso/,
        reach: async (page) => {
          await page.getByRole('grid').nth(1).waitFor();
          await shows(page, /de 12 ganados/);
        },
      },
    ],
    empty: [
      {
        as: 'new consumidor',
        address: '/panel/progreso',
        heading: /Tu progreso/,
        reach: (page) => shows(page, 'Todavía no hay antojos registrados'),
      },
    ],
    error: [
      {
        as: 'consumidor',
        address: '/panel/progreso',
        heading: /Tu progreso/,
        reach: async (page) => {
          await fail(page, /\/progreso\/(calendario|mapa)|\/api\/reposo/);
          await page.reload();
          // Asked for three times more before it is given up.
          await page.getByText('No pudimos traer esto').first().waitFor({ timeout: 45_000 });
        },
      },
    ],
  },
  '/panel/progreso/dia/[fecha]': {
    normal: [
      {
        as: 'consumidor',
        address: `/panel/progreso/dia/${today}`,
        heading: /Repetición/,
        reach: async (page) => {
          await page.locator('canvas').first().waitFor();
        },
      },
    ],
    empty: [
      {
        as: 'new consumidor',
        address: `/panel/progreso/dia/${masDias(today, -1)}`,
        heading: /Repetición/,
        reach: (page) => shows(page, 'De este día no hay lecturas'),
      },
    ],
    error: [
      {
        as: 'consumidor',
        address: `/panel/progreso/dia/${today}`,
        heading: /Repetición/,
        reach: async (page) => {
          await fail(page, /\/api\/repeticion/);
          await page.reload();
          await page.getByText('No pudimos traer esto').first().waitFor({ timeout: 45_000 });
        },
      },
    ],
  },
  '/panel/progreso/informe/[semana]': {
    normal: [{ as: 'consumidor', address: WEEK, heading: /Informe semanal/ }],
    empty: [
      {
        as: 'new consumidor',
        address: WEEK,
        heading: /Informe semanal/,
        reach: (page) => shows(page, /No hay registros de esta semana|Ningún antojo registrado/),
      },
    ],
    error: { none: 'it comes whole with the page, or its boundary does' },
  },
  '/cuidador/[consumidor_id]/informe/[semana]': {
    normal: [{ as: 'cuidador', address: `/cuidador/22/informe/${today}`, heading: /Informe semanal/ }],
    empty: [
      {
        as: 'cuidador of somebody quiet',
        address: ({ quiet_id }) => `/cuidador/${quiet_id}/informe/${today}`,
        heading: /Informe semanal/,
        reach: (page) => shows(page, /No hay registros de esta semana|Ningún antojo registrado/),
      },
    ],
    error: { none: 'it comes whole with the page, or its boundary does' },
  },
} as const satisfies Record<string, PageStates>;

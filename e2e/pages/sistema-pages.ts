import { fail, type PageStates, shows } from './page-states';

export const SISTEMA_PAGES = {
  '/sistema': {
    normal: [{ as: 'administrador', address: '/sistema', heading: /Sistema/ }],
    empty: [{ as: 'new administrador', address: '/sistema', heading: /Sistema/ }],
    error: [
      {
        as: 'administrador',
        address: '/sistema',
        heading: /Sistema/,
        reach: async (page) => {
          await fail(page, /\/api\/admin\/salud/);
          await shows(page, 'Latido no responde ahora');
        },
      },
    ],
  },
  '/sistema/catalogos': {
    normal: [{ as: 'administrador', address: '/sistema/catalogos', heading: /Catálogos/ }],
    empty: { none: 'a catalogue comes with entries, and none is ever deleted' },
    error: [
      {
        as: 'administrador',
        address: '/sistema/catalogos',
        heading: /Catálogos/,
        reach: async (page) => {
          const motivos = page.getByRole('region', { name: 'Motivos' });
          await motivos.getByLabel('Nombre nuevo').fill('social');
          await motivos.getByRole('button', { name: 'Añadir' }).click();
          await shows(page, 'Ya hay una entrada con este nombre');
          await fail(page, /\/api\/admin\/catalogos/);
          await motivos
            .getByRole('button', { name: /^Dejar de ofrecer/ })
            .first()
            .click();
          await shows(page, /Algo falló/);
        },
      },
    ],
  },
} as const satisfies Record<string, PageStates>;

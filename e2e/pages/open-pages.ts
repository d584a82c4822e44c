import { type PageStates, shows } from './page-states';

const READ = { none: 'a text: it is always all there' };

/** Pages that anybody may read. */
export const OPEN_PAGES = {
  '/': {
    normal: [{ as: 'nobody', address: '/', heading: /Deja de fumar/ }],
    empty: READ,
    error: READ,
  },
  '/privacidad': {
    normal: [{ as: 'nobody', address: '/privacidad', heading: /Privacidad/ }],
    empty: READ,
    error: READ,
  },
  '/ayuda': {
    normal: [
      { as: 'nobody', address: '/ayuda', heading: /Ayuda/ },
      {
        as: 'nobody',
        address: '/ayuda',
        heading: /Ayuda/,
        reach: async (page) => {
          await page.getByLabel('Buscar en la ayuda').fill('codigo');
          await shows(page, /respuestas/);
        },
      },
    ],
    empty: [
      {
        as: 'nobody',
        address: '/ayuda',
        heading: /Ayuda/,
        reach: async (page) => {
          await page.getByLabel('Buscar en la ayuda').fill('zzz');
          await shows(page, 'Nada con esas palabras');
        },
      },
    ],
    error: READ,
  },
  '/servicio': {
    normal: [{ as: 'nobody', address: '/servicio', heading: /Estado del servicio/ }],
    empty: { none: 'there is always a service, or no page' },
    error: [
      {
        as: 'nobody',
        address: '/servicio',
        heading: /Estado del servicio/,
        reach: async (page) => {
          await page.route(/\/api\/listo/, (route) => route.abort());
          await page.reload();
          await shows(page, 'No se puede llegar al servidor');
        },
      },
    ],
  },
} satisfies Record<string, PageStates>;

import { drawn } from './cuidador-pages';
import { fail, losesServer, type PageStates, press, shows } from './page-states';

const NOTHING = 'esto no lo tiene nadie';

export const ADMIN_PAGES = {
  '/admin/auditoria': {
    normal: [{ as: 'administrador', address: '/admin/auditoria', heading: /Auditoría/ }],
    empty: [
      {
        as: 'administrador',
        address: '/admin/auditoria',
        heading: /Auditoría/,
        reach: async (page) => {
          await page.getByLabel('Buscar').fill(NOTHING);
          await shows(page, 'Nada coincide con la búsqueda');
        },
      },
    ],
    error: [
      {
        as: 'administrador',
        address: '/admin/auditoria',
        heading: /Auditoría/,
        reach: async (page) => {
          await fail(page, /\/api\/admin\/auditoria/);
          await page.getByLabel('Buscar').fill('alma');
          await shows(page, /Algo falló/);
        },
      },
    ],
  },
  '/admin/dispositivos': {
    normal: [{ as: 'administrador', address: '/admin/dispositivos', heading: /Dispositivos/ }],
    empty: [{ as: 'new administrador', address: '/admin/dispositivos', heading: /Dispositivos/ }],
    error: [
      {
        as: 'administrador',
        address: '/admin/dispositivos',
        heading: /Dispositivos/,
        reach: async (page) => {
          await fail(page, /\/api\/admin\/dispositivos/);
          await page.getByLabel('Buscar').fill('alma');
          await shows(page, /Algo falló/);
        },
      },
      {
        as: 'administrador',
        address: '/admin/dispositivos',
        heading: /Dispositivos/,
        reach: async (page) => {
          await fail(page, /\/api\/admin\/dispositivos\/\d+/);
          await press(page, /^Revocar/);
          await page.getByRole('dialog').getByRole('button', { name: 'Revocar' }).click();
          await shows(page, /^Algo falló/);
        },
      },
    ],
  },
  '/admin/emergencias': {
    normal: [{ as: 'administrador', address: '/admin/emergencias', heading: /Emergencias/ }],
    empty: [
      {
        as: 'new administrador',
        address: '/admin/emergencias',
        heading: /Emergencias/,
        reach: async (page) => {
          await page.getByLabel('Persona').fill(NOTHING);
          await shows(page, 'Nadie coincide');
          await shows(page, 'Nunca se abrió ninguno');
        },
      },
    ],
    error: [
      {
        as: 'administrador',
        address: '/admin/emergencias',
        heading: /Emergencias/,
        reach: async (page) => {
          await page.getByLabel('Persona').fill('alma');
          await page.getByRole('radio', { name: /Alma Demo/ }).check();
          await page.getByLabel('Motivo').fill('Un motivo que alcanza para abrirlo');
          await fail(page, /\/api\/admin\/emergencias/);
          await press(page, 'Abrir acceso');
          await page.getByRole('dialog').getByRole('button', { name: 'Sí, abrir' }).click();
          await shows(page, /^Algo falló/);
        },
      },
      {
        as: 'administrador',
        address: '/admin/emergencias',
        heading: /Emergencias/,
        reach: async (page) => {
          await fail(page, /\/api\/admin\//);
          await page.getByLabel('Persona').fill('alma');
          await press(page, 'Terminar ahora');
          await page
            .getByText(/^Algo falló/)
            .nth(1)
            .waitFor();
        },
      },
    ],
  },
  '/admin/emergencias/[consumidor_id]': {
    normal: [
      { as: 'administrador', address: '/admin/emergencias/22', heading: /emergencia: Alma/, reach: drawn },
    ],
    empty: [
      {
        as: 'administrador',
        address: ({ quiet_id }) => `/admin/emergencias/${quiet_id}`,
        heading: /emergencia: Quieta/,
        reach: (page) => shows(page, 'Aún no hay antojos registrados'),
      },
    ],
    error: [
      {
        as: 'administrador',
        address: '/admin/emergencias/22',
        heading: /emergencia: Alma/,
        reach: async (page) => {
          await drawn(page);
          await fail(page, /\/api\/admin\//);
          await losesServer(page);
          await press(page, 'Terminar ahora');
          await shows(page, /^Algo falló/);
          await shows(page, /^Sin actualizar/);
        },
      },
    ],
  },
  '/admin/usuarios': {
    normal: [{ as: 'administrador', address: '/admin/usuarios', heading: /Usuarios/ }],
    empty: [
      {
        as: 'new administrador',
        address: '/admin/usuarios',
        heading: /Usuarios/,
        reach: async (page) => {
          await page.getByLabel('Buscar').fill(NOTHING);
          await shows(page, 'Ninguna cuenta coincide con la búsqueda');
        },
      },
    ],
    error: [
      {
        as: 'administrador',
        address: '/admin/usuarios',
        heading: /Usuarios/,
        reach: async (page) => {
          const form = page.getByRole('region', { name: 'Crear una cuenta' });
          await form.getByLabel('Correo').fill('no es un correo');
          await form.getByRole('button', { name: 'Crear cuenta' }).click();
          await form.locator('[aria-invalid=true]').first().waitFor();
          await fail(page, /\/api\/admin\/usuarios/);
          await page.getByRole('search').getByLabel('Buscar').fill('alma');
          await shows(page, /Algo falló/);
        },
      },
    ],
  },
} as const satisfies Record<string, PageStates>;

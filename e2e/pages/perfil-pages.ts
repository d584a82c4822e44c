import { fail, type PageStates, press, refused, shows } from './page-states';

export const PERFIL_PAGES = {
  '/panel/inicio': {
    normal: { none: 'it only leads on, to the step that comes next' },
    empty: { none: 'as above' },
    error: { none: 'as above; a failure on the way is app/(panel)/error.tsx' },
  },
  '/panel/inicio/[paso]': {
    normal: [{ as: 'consumidor', address: '/panel/inicio/resumen', heading: /Así empiezas/ }],
    empty: [
      { as: 'new consumidor', address: '/panel/inicio/fisico', heading: /Sobre tu cuerpo/ },
      { as: 'new consumidor', address: '/panel/inicio/habitos', heading: /Lo que quieres cambiar/ },
      { as: 'new consumidor', address: '/panel/inicio/plan', heading: /Tu plan/ },
      { as: 'new consumidor', address: '/panel/inicio/resumen', heading: /Así empiezas/ },
    ],
    error: [
      {
        as: 'new consumidor',
        address: '/panel/inicio/fisico',
        heading: /Sobre tu cuerpo/,
        reach: refused('Peso (kg)', '7', 'Guardar y seguir'),
      },
      {
        as: 'new consumidor',
        address: '/panel/inicio/plan',
        heading: /Tu plan/,
        reach: async (page) => {
          await page.route(/\/api\/(perfil|inicio)/, (route) => route.abort());
          await page.getByLabel('Cigarrillos al día, antes').fill('20');
          await press(page, 'Guardar y seguir');
          await shows(page, 'Sin conexión con el servidor');
        },
      },
    ],
  },
  '/panel/perfil': {
    normal: [{ as: 'consumidor', address: '/panel/perfil', heading: /Perfil/ }],
    empty: [{ as: 'new consumidor', address: '/panel/perfil', heading: /Perfil/ }],
    error: [
      {
        as: 'new consumidor',
        address: '/panel/perfil',
        heading: /Perfil/,
        reach: async (page) => {
          await page.getByLabel('Nombre', { exact: true }).fill('');
          await page.getByLabel('Peso (kg)').fill('7');
          await page.getByLabel('Cigarrillos al día, antes').fill('-1');
          for (const card of ['Tus datos', 'Datos físicos', 'Tu plan']) {
            const region = page.getByRole('region', { name: card });
            await region.getByRole('button', { name: 'Guardar' }).click();
            await region.getByText('Revisa los campos marcados.').waitFor();
          }
          await fail(page, /\/api\/formularios/);
          const habits = page.getByRole('region', { name: 'Tus hábitos' });
          await habits.getByRole('button', { name: 'Guardar' }).click();
          await habits
            .getByRole('alert')
            .getByText(/Algo falló/)
            .waitFor();
        },
      },
    ],
  },
} as const satisfies Record<string, PageStates>;

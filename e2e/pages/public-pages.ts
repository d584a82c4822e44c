import { FORM, fail, type PageStates, press, refused, shows } from './page-states';

export const PUBLIC_PAGES = {
  '/entrar': {
    normal: [
      { as: 'nobody', address: '/entrar', heading: /Hola de nuevo/ },
      { as: 'nobody, with an issuer', address: '/entrar', heading: /Hola de nuevo/ },
    ],
    empty: FORM,
    error: [
      {
        as: 'nobody',
        address: '/entrar',
        heading: /Hola de nuevo/,
        reach: async (page) => {
          await page.getByLabel('Correo').fill('nadie@latido.test');
          await page.getByLabel('Contraseña', { exact: true }).fill('no es esta');
          await press(page, 'Entrar');
          await shows(page, 'El correo o la contraseña no son correctos');
        },
      },
      {
        as: 'nobody',
        address: '/entrar',
        heading: /Hola de nuevo/,
        reach: async (page) => {
          await page.route(/\/api\/auth\//, (route) => route.abort());
          await press(page, 'Entrar');
          await shows(page, /No pudimos conectar/);
        },
      },
      { as: 'nobody, with an issuer', address: '/entrar?motivo=correo_en_uso', heading: /Hola de nuevo/ },
    ],
  },
  '/entrar/contrasena': {
    normal: [
      { as: 'cuidador with a given password', address: '/entrar/contrasena', heading: /Elige tu contraseña/ },
    ],
    empty: FORM,
    error: [
      {
        as: 'cuidador with a given password',
        address: '/entrar/contrasena',
        heading: /Elige tu contraseña/,
        reach: refused('Tu contraseña nueva', 'corta', 'Guardar y seguir'),
      },
    ],
  },
  '/entrar/contrasena/borrar': {
    normal: [
      {
        as: 'cuidador with a given password',
        address: '/entrar/contrasena/borrar',
        heading: /Borrar mi cuenta/,
      },
    ],
    empty: FORM,
    error: [
      {
        as: 'cuidador with a given password',
        address: '/entrar/contrasena/borrar',
        heading: /Borrar mi cuenta/,
        reach: refused('Tu contraseña', 'no es esta', 'Cerrar mi cuenta'),
      },
    ],
  },
  '/entrar/identidad': {
    normal: [
      {
        as: 'nobody, with an issuer',
        address: '/entrar/identidad?paso=cuenta',
        heading: /Te damos la bienvenida/,
      },
      { as: 'nobody, with an issuer', address: '/entrar/identidad', heading: /Hola de nuevo/ },
    ],
    empty: FORM,
    error: [
      {
        as: 'nobody, with an issuer',
        address: '/entrar/identidad',
        heading: /Hola de nuevo/,
        reach: async (page) => {
          await press(page, 'Comprobar y entrar');
          await shows(page, 'Escribe el código');
        },
      },
      {
        as: 'nobody, with an issuer',
        address: '/entrar/identidad?paso=cuenta',
        heading: /Te damos la bienvenida/,
        reach: async (page) => {
          await page.route(/\/api\/auth\//, (route) => route.abort());
          await press(page, 'Crear cuenta');
          await shows(page, /No pudimos conectar/);
        },
      },
    ],
  },
  '/invitacion/[codigo]': {
    normal: [
      { as: 'nobody', address: '/invitacion/AAAABBBBCCCC', heading: /Te invitan/ },
      { as: 'consumidor', address: '/invitacion/AAAABBBBCCCC', heading: /Te invitan/ },
      {
        as: 'cuidador',
        address: ({ codigo }) => `/invitacion/${codigo}`,
        heading: /Te invitan/,
        reach: (page) => shows(page, /comparte contigo/),
      },
    ],
    empty: { none: 'a code gives something, or it is the error of a code that is none' },
    error: [
      {
        // A try from the address, of which there are few: where no other test has codes to try.
        as: 'new cuidador',
        address: '/invitacion/AAAABBBBCCCC',
        heading: /Te invitan/,
        reach: (page) => shows(page, 'Este código no sirve'),
      },
      {
        as: 'cuidador',
        address: ({ codigo }) => `/invitacion/${codigo}`,
        heading: /Te invitan/,
        reach: async (page) => {
          await fail(page, /\/api\/consentimientos\/aceptar/);
          await press(page, 'Aceptar y acompañar');
          await shows(page, /Algo falló/);
        },
      },
      {
        as: 'cuidador',
        address: '/cuidador',
        heading: /Personas/,
        reach: async (page) => {
          await fail(page, /\/invitaciones\/consultar/);
          await page.getByLabel('Código de invitación').fill('AAAABBBBCCCC');
          await press(page, 'Ver la invitación');
          await shows(page, 'No pudimos leer la invitación');
        },
      },
    ],
  },
  '/registro': {
    normal: [
      { as: 'nobody', address: '/registro', heading: /Crea tu cuenta/ },
      { as: 'nobody', address: '/registro?rol=cuidador', heading: /Crea tu cuenta/ },
    ],
    empty: FORM,
    error: [
      {
        as: 'nobody',
        address: '/registro',
        heading: /Crea tu cuenta/,
        reach: refused('Correo', 'no es un correo', 'Crear cuenta'),
      },
    ],
  },
} as const satisfies Record<string, PageStates>;

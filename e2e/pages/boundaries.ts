import type { States } from './page-states';

const FAILED = /Algo falló de nuestro lado/;
const NOTHING = /Aquí no hay nada/;
const SKELETONS = { none: 'skeletons that nobody reads, and one word: it is there for moments only' };

/** What stands in for a page that is not there, fails or is on its way, by its file in `app/`. */
export const BOUNDARIES: Record<string, States> = {
  'not-found.tsx': [{ as: 'nobody', address: '/no-existe', heading: NOTHING }],
  '(panel)/not-found.tsx': [{ as: 'consumidor', address: '/panel/inicio/nada', heading: NOTHING }],
  '(cuidador)/not-found.tsx': [{ as: 'cuidador', address: '/cuidador/999', heading: NOTHING }],
  '(admin)/not-found.tsx': [{ as: 'administrador', address: '/admin/emergencias/999', heading: NOTHING }],
  '(cuenta)/not-found.tsx': { none: 'no page of this area is of anything that can be missing' },
  'error.tsx': [{ as: 'new consumidor', address: '/entrar', heading: FAILED, without: 'usuarios' }],
  '(panel)/error.tsx': [
    { as: 'new consumidor', address: '/panel/dispositivos', heading: FAILED, without: 'dispositivos' },
  ],
  '(cuidador)/error.tsx': [
    { as: 'new cuidador', address: '/cuidador', heading: FAILED, without: 'consentimientos' },
  ],
  '(cuenta)/error.tsx': [
    {
      as: 'new cuidador',
      address: '/cuenta/segundo-factor',
      heading: FAILED,
      without: 'segundos_factores',
    },
  ],
  '(admin)/error.tsx': [
    { as: 'new administrador', address: '/admin/dispositivos', heading: FAILED, without: 'dispositivos' },
  ],
  'global-error.tsx': { none: 'only a failure of app/layout.tsx leads to it, which asks nobody anything' },
  '(cuenta)/cuenta/segundo-factor/loading.tsx': SKELETONS,
};

import { ADMIN_PAGES } from './admin-pages';
import { ANTOJO_PAGES } from './antojo-pages';
import { CUENTA_PAGES } from './cuenta-pages';
import { CUIDADOR_PAGES } from './cuidador-pages';
import { OPEN_PAGES } from './open-pages';
import type { PageStates } from './page-states';
import { PANEL_PAGES } from './panel-pages';
import { PERFIL_PAGES } from './perfil-pages';
import { PROGRESO_PAGES } from './progreso-pages';
import { PUBLIC_PAGES } from './public-pages';
import { RECOVERY_PAGES } from './recovery-pages';
import { SISTEMA_PAGES } from './sistema-pages';

/** How every page of `app/` looks with something in it, with nothing and when something fails, by its address there. */
export const PAGES: Record<string, PageStates> = {
  ...OPEN_PAGES,
  ...PUBLIC_PAGES,
  ...RECOVERY_PAGES,
  ...PANEL_PAGES,
  ...ANTOJO_PAGES,
  ...PERFIL_PAGES,
  ...PROGRESO_PAGES,
  ...CUENTA_PAGES,
  ...CUIDADOR_PAGES,
  ...ADMIN_PAGES,
  ...SISTEMA_PAGES,
};

export { BOUNDARIES } from './boundaries';

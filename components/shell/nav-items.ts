import {
  BookText,
  ChartLine,
  CircleUser,
  Database,
  HeartPulse,
  LayoutGrid,
  type LucideIcon,
  ScrollText,
  ServerCog,
  Siren,
  UserCog,
  Users,
  Watch,
} from 'lucide-react';
import type { Rol } from '@/lib/domain/usuarios';
import type { Messages } from '@/lib/i18n/messages';

export type NavItem = {
  href: string;
  label: keyof Messages['comun']['nav'];
  icon: LucideIcon;
  /** On a phone or a tablet it stands in the bar itself; the others are behind "Más". */
  bar?: true;
};

export const NAV_ITEMS: Record<Rol, readonly NavItem[]> = {
  consumidor: [
    { href: '/panel', label: 'panel', icon: HeartPulse, bar: true },
    { href: '/panel/progreso', label: 'progreso', icon: ChartLine, bar: true },
    { href: '/panel/cuidadores', label: 'cuidadores', icon: Users, bar: true },
    { href: '/panel/dispositivos', label: 'dispositivos', icon: Watch },
    { href: '/panel/perfil', label: 'perfil', icon: CircleUser },
    { href: '/panel/datos', label: 'datos', icon: Database },
  ],
  cuidador: [
    { href: '/cuidador', label: 'personas', icon: Users },
    { href: '/cuidador/pared', label: 'pared', icon: LayoutGrid },
  ],
  administrador: [
    { href: '/sistema', label: 'sistema', icon: ServerCog, bar: true },
    { href: '/admin/usuarios', label: 'usuarios', icon: Users, bar: true },
    { href: '/admin/dispositivos', label: 'dispositivos', icon: Watch, bar: true },
    { href: '/admin/emergencias', label: 'emergencias', icon: Siren, bar: true },
    { href: '/sistema/catalogos', label: 'catalogos', icon: BookText },
    { href: '/admin/auditoria', label: 'auditoria', icon: ScrollText },
  ],
};

export const CUENTA: NavItem = { href: '/cuenta', label: 'cuenta', icon: UserCog };

/** Who has more pages than fit side by side on a phone or a tablet gets a bar at its lower edge. */
export const hasBar = (rol: Rol): boolean => NAV_ITEMS[rol].some(({ bar }) => bar);

/** The longest matching address is the current one: `/panel` is not current on `/panel/dispositivos`. */
export function currentHref(items: readonly NavItem[], pathname: string): string | undefined {
  return items
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}

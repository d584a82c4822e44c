import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { ROLES, type Rol } from '@/lib/domain/usuarios';

type CuentaLink = { href: string; label: string; text: string; roles: readonly Rol[] };

/** Pages of the account that stand on their own. */
const LINKS: readonly CuentaLink[] = [
  {
    href: '/cuenta/segundo-factor',
    label: 'Segundo factor',
    text: 'Un código de tu teléfono, además de tu contraseña.',
    roles: ROLES,
  },
  {
    href: '/cuenta/avisos',
    label: 'Avisos',
    text: 'Qué te decimos, por dónde y a qué horas no.',
    roles: ROLES,
  },
  {
    href: '/panel/cuidadores',
    label: 'Quién te acompaña',
    text: 'Decide quién ve tus datos, y qué.',
    roles: ROLES.filter((rol) => rol === 'consumidor'),
  },
  {
    href: '/panel/datos',
    label: 'Mis datos',
    text: 'Llévate una copia de todo, o trae una que ya tenías.',
    roles: ROLES.filter((rol) => rol === 'consumidor'),
  },
  {
    href: '/cuenta/borrar',
    label: 'Borrar mi cuenta',
    text: 'Tienes 30 días para arrepentirte.',
    roles: ROLES,
  },
];

export function CuentaLinks({ rol }: { rol: Rol }) {
  const links = LINKS.filter(({ roles }) => roles.includes(rol));
  if (links.length === 0) return null;
  return (
    <Card title="Más de tu cuenta">
      <ul className="divide-y divide-line">
        {links.map(({ href, label, text }) => (
          <li key={href}>
            <Link href={href} className="flex min-h-11 items-center justify-between gap-3 py-3">
              <span className="min-w-0">
                <span className="block font-medium">{label}</span>
                <span className="block text-sm text-ink-soft">{text}</span>
              </span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { cx } from '@/components/ui/cx';
import type { Rol } from '@/lib/domain/usuarios';

type NavItem = { href: string; label: string };

const ITEMS: Record<Rol, NavItem[]> = {
  consumidor: [
    { href: '/panel', label: 'Panel' },
    { href: '/panel/dispositivos', label: 'Dispositivos' },
    { href: '/panel/cuidadores', label: 'Cuidadores' },
    { href: '/panel/perfil', label: 'Perfil' },
    { href: '/panel/datos', label: 'Mis datos' },
  ],
  cuidador: [{ href: '/cuidador', label: 'Personas' }],
  administrador: [
    { href: '/sistema', label: 'Sistema' },
    { href: '/admin/usuarios', label: 'Usuarios' },
    { href: '/admin/dispositivos', label: 'Dispositivos' },
    { href: '/sistema/catalogos', label: 'Catálogos' },
    { href: '/admin/emergencias', label: 'Emergencias' },
    { href: '/admin/auditoria', label: 'Auditoría' },
  ],
};

/** The longest matching address is the current one: `/panel` is not current on `/panel/dispositivos`. */
function currentHref(items: NavItem[], pathname: string): string | undefined {
  return items
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}

export function NavLinks({ rol }: { rol: Rol }) {
  const items = ITEMS[rol];
  const current = currentHref(items, usePathname());
  const navRef = useRef<HTMLElement>(null);
  // On a phone there are more than fit: the current one is brought into sight.
  useEffect(() => {
    const nav = navRef.current;
    const link = current && nav?.querySelector<HTMLElement>('[aria-current="page"]');
    if (nav && link) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={navRef} aria-label="Principal" className="relative -mx-1 flex gap-1 overflow-x-auto px-1">
      {items.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? 'page' : undefined}
          className={cx(
            'inline-flex min-h-11 shrink-0 items-center border-b-[3px] px-3 text-sm font-medium whitespace-nowrap md:min-h-14',
            href === current
              ? 'border-accent text-ink'
              : 'border-transparent text-ink-soft hover:border-line hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import type { Rol } from '@/lib/domain/usuarios';
import type { Messages } from '@/lib/i18n/messages';

type NavItem = { href: string; label: keyof Messages['comun']['nav'] };

const ITEMS: Record<Rol, NavItem[]> = {
  consumidor: [
    { href: '/panel', label: 'panel' },
    { href: '/panel/dispositivos', label: 'dispositivos' },
    { href: '/panel/cuidadores', label: 'cuidadores' },
    { href: '/panel/perfil', label: 'perfil' },
    { href: '/panel/datos', label: 'datos' },
  ],
  cuidador: [{ href: '/cuidador', label: 'personas' }],
  administrador: [
    { href: '/sistema', label: 'sistema' },
    { href: '/admin/usuarios', label: 'usuarios' },
    { href: '/admin/dispositivos', label: 'dispositivos' },
    { href: '/sistema/catalogos', label: 'catalogos' },
    { href: '/admin/emergencias', label: 'emergencias' },
    { href: '/admin/auditoria', label: 'auditoria' },
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
  const t = useTranslations('comun');
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
    <nav ref={navRef} aria-label={t('principal')} className="relative -mx-1 flex gap-1 overflow-x-auto px-1">
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
          {t(`nav.${label}`)}
        </Link>
      ))}
    </nav>
  );
}

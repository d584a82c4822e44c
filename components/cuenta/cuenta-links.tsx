'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { RESTORE_DAYS } from '@/lib/domain/borrado';
import { ROLES, type Rol } from '@/lib/domain/usuarios';
import type { Messages } from '@/lib/i18n/messages';

type CuentaLink = { href: string; name: keyof Messages['cuenta']['mas']['enlace']; roles: readonly Rol[] };

/** Pages of the account that stand on their own. */
const LINKS: readonly CuentaLink[] = [
  { href: '/cuenta/segundo-factor', name: 'segundo_factor', roles: ROLES },
  { href: '/cuenta/avisos', name: 'avisos', roles: ROLES },
  { href: '/panel/cuidadores', name: 'cuidadores', roles: ['consumidor'] },
  { href: '/panel/datos', name: 'datos', roles: ['consumidor'] },
  { href: '/cuenta/borrar', name: 'borrar', roles: ROLES },
];

export function CuentaLinks({ rol }: { rol: Rol }) {
  const t = useTranslations('cuenta.mas');
  const links = LINKS.filter(({ roles }) => roles.includes(rol));
  if (links.length === 0) return null;
  return (
    <Card title={t('titulo')}>
      <ul className="divide-y divide-line">
        {links.map(({ href, name }) => (
          <li key={href}>
            <Link href={href} className="flex min-h-11 items-center justify-between gap-3 py-3">
              <span className="min-w-0">
                <span className="block font-medium">{t(`enlace.${name}`)}</span>
                <span className="block text-sm text-ink-soft">
                  {t(`texto.${name}`, { dias: RESTORE_DAYS })}
                </span>
              </span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

'use client';

import { CircleUser } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { QuickAntojo } from '@/components/antojo/quick-antojo';
import { Bell } from '@/components/avisos/bell';
import { ButtonLink } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { Logo } from '@/components/ui/logo';
import type { Rol } from '@/lib/domain/usuarios';
import { hasBar } from './nav-items';
import { NavLinks } from './nav-links';
import { SignOutButton } from './sign-out-button';

export function AppHeader({ nombre, rol }: { nombre: string; rol: Rol }) {
  const t = useTranslations('comun');
  const barred = hasBar(rol);
  return (
    <header className="group/header border-b border-line bg-surface">
      <div
        className={cx(
          'mx-auto grid max-w-7xl grid-cols-[1fr_auto] items-center gap-x-2 px-4 sm:gap-x-6 sm:px-6',
          barred ? 'xl:grid-cols-[auto_1fr_auto]' : 'md:grid-cols-[auto_1fr_auto]',
        )}
      >
        <Link href="/" className="flex justify-self-start rounded-lg py-2.5" aria-label={t('latido_inicio')}>
          <Logo />
        </Link>
        <div
          className={cx(
            'order-last col-span-full',
            barred ? 'xl:order-none xl:col-span-1' : 'md:order-none md:col-span-1',
          )}
        >
          <NavLinks rol={rol} />
        </div>
        <div className="flex items-center gap-1 py-2.5 sm:gap-2">
          <QuickAntojo place="header" />
          {/* Beside the pages of a consumidor there is no room for it. */}
          <div
            className={cx(
              'hidden max-w-48 min-w-0 text-right leading-tight sm:block',
              rol === 'consumidor' && 'xl:hidden',
            )}
          >
            <p className="truncate text-sm font-medium">{nombre}</p>
            <p className="text-xs text-ink-faint">{t(`roles.${rol}`)}</p>
          </div>
          <Bell />
          {/* Where there is a bar it is behind "Más". */}
          <span className={barred ? 'hidden xl:contents' : 'contents'}>
            <ButtonLink href="/cuenta" variant="quiet" size="sm" icon={CircleUser}>
              {/* Where a phone is narrow its icon is enough to see; it is read out all the same. */}
              <span className="max-xs:sr-only">{t('cuenta')}</span>
            </ButtonLink>
          </span>
          <SignOutButton />
        </div>
      </div>
    </header>
  );
}

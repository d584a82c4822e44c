'use client';

import { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import type { Rol } from '@/lib/domain/usuarios';
import { currentHref, hasBar, NAV_ITEMS } from './nav-items';

/** The row of the header; who has more pages than fit there gets them at the lower edge until it is wide enough. */
export function NavLinks({ rol }: { rol: Rol }) {
  const t = useTranslations('comun');
  const items = NAV_ITEMS[rol];
  const current = currentHref(items, usePathname());
  return (
    <nav
      aria-label={t('principal')}
      className={cx('relative -mx-1 gap-1 overflow-x-auto px-1', hasBar(rol) ? 'hidden xl:flex' : 'flex')}
    >
      {items.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? 'page' : undefined}
          className={cx(
            'inline-flex min-h-11 shrink-0 items-center border-b-[3px] px-2 text-sm font-medium whitespace-nowrap has-data-coming:border-accent md:min-h-14 lg:px-3',
            href === current
              ? 'border-accent text-ink'
              : 'border-transparent text-ink-soft hover:border-line hover:text-ink',
          )}
        >
          {t(`nav.${label}`)}
          <OnItsWay />
        </Link>
      ))}
    </nav>
  );
}

/** Inside a link that was pressed, until its page is there: what looks the link up marks it as the next one already. */
export function OnItsWay() {
  const { pending } = useLinkStatus();
  return pending && <span data-coming hidden />;
}

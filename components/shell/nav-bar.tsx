'use client';

import { Ellipsis, type LucideIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import type { Rol } from '@/lib/domain/usuarios';
import { CUENTA, currentHref, hasBar, NAV_ITEMS, type NavItem } from './nav-items';
import { OnItsWay } from './nav-links';

type NavBarProps = {
  rol: Rol;
  /** The one thing to do from anywhere, in the middle under the thumb. */
  action?: ReactNode;
};

/** The pages of a phone or a tablet, at its lower edge. The platform's popover closes on Escape and on a touch beside it. */
export function NavBar({ rol, action }: NavBarProps) {
  const t = useTranslations('comun');
  const pathname = usePathname();
  if (!hasBar(rol)) return null;
  const items = [...NAV_ITEMS[rol], CUENTA];
  const current = currentHref(items, pathname);
  const bar = items.filter((item) => item.bar);
  const middle = Math.ceil(bar.length / 2);
  return (
    <>
      {/* As high as the bar, so that the end of the page is not under it. */}
      <div aria-hidden className="h-20 xl:hidden" />
      <nav
        aria-label={t('principal')}
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] xl:hidden"
      >
        <ul className="mx-auto flex max-w-lg items-stretch justify-around">
          {bar.slice(0, middle).map((item) => (
            <BarItem key={item.href} item={item} current={current} />
          ))}
          {action && <li className="flex flex-1 justify-center">{action}</li>}
          {bar.slice(middle).map((item) => (
            <BarItem key={item.href} item={item} current={current} />
          ))}
          <More items={items.filter((item) => !item.bar)} current={current} />
        </ul>
      </nav>
    </>
  );
}

const PLACE =
  'flex min-h-16 w-full flex-col items-center justify-center gap-0.5 px-0.5 text-[0.6875rem] leading-4 font-medium max-[22rem]:text-[0.625rem] max-[22rem]:tracking-tight';

function BarItem({ item: { href, label, icon }, current }: { item: NavItem; current: string | undefined }) {
  const t = useTranslations('comun');
  const isCurrent = href === current;
  return (
    <li className="min-w-0 flex-1">
      <Link
        href={href}
        aria-current={isCurrent ? 'page' : undefined}
        className={cx(PLACE, 'group/place', isCurrent ? 'text-accent-ink' : 'text-ink-soft')}
      >
        <Mark icon={icon} on={isCurrent} />
        <span className="max-w-full truncate">{t(`nav.${label}`)}</span>
        <OnItsWay />
      </Link>
    </li>
  );
}

function Mark({ icon: Icon, on }: { icon: LucideIcon; on: boolean }) {
  return (
    <span
      className={cx(
        'grid h-7 w-12 place-items-center rounded-full group-has-data-coming/place:bg-accent-wash',
        on && 'bg-accent-wash',
      )}
    >
      <Icon aria-hidden className="size-5" />
    </span>
  );
}

function More({ items, current }: { items: readonly NavItem[]; current: string | undefined }) {
  const t = useTranslations('comun');
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const isHere = items.some(({ href }) => href === current);
  return (
    <li className="min-w-0 flex-1">
      <button
        type="button"
        popoverTarget={id}
        className={cx(PLACE, isHere ? 'text-accent-ink' : 'text-ink-soft')}
      >
        <Mark icon={Ellipsis} on={isHere} />
        {t('mas')}
      </button>
      <ul
        ref={list}
        id={id}
        popover="auto"
        className="inset-auto right-2 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] m-0 w-56 rounded-2xl border border-line bg-surface p-2 text-ink shadow-xl"
      >
        {items.map(({ href, label, icon: Icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? 'page' : undefined}
              onClick={() => list.current?.hidePopover()}
              className="flex min-h-11 items-center gap-3 rounded-[0.625rem] px-3 hover:bg-sunken aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink"
            >
              <Icon aria-hidden className="size-5 text-ink-faint" />
              {t(`nav.${label}`)}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}

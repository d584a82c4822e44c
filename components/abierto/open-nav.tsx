'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';

const ITEMS = ['ayuda', 'privacidad', 'servicio'] as const;

export function OpenNav() {
  const t = useTranslations('ayuda');
  const pathname = usePathname();
  return (
    <nav aria-label={t('nav.titulo')} className="-mx-3 flex gap-1">
      {ITEMS.map((item) => (
        <Link
          key={item}
          href={`/${item}`}
          aria-current={pathname === `/${item}` ? 'page' : undefined}
          className={cx(
            'inline-flex min-h-11 items-center border-b-[3px] px-3 text-sm font-medium sm:min-h-14',
            pathname === `/${item}`
              ? 'border-accent text-ink'
              : 'border-transparent text-ink-soft hover:border-line hover:text-ink',
          )}
        >
          {t(`nav.${item}`)}
        </Link>
      ))}
    </nav>
  );
}

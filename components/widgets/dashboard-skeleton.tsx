'use client';

import { useTranslations } from 'use-intl';
import { CardSkeleton, Skeleton } from '@/components/ui/skeleton';

const WIDE = 'lg:grow-[2] lg:basis-[55%]';
const NARROW = 'lg:grow lg:basis-[30%]';

/** The first rows of the page, as high as they will be. */
export function DashboardSkeleton() {
  const t = useTranslations('estado');
  return (
    <div role="status">
      <span className="sr-only">{t('cargando')}</span>
      <Skeleton className="mb-2 h-9 w-56" />
      <Skeleton className="mb-6 h-5 w-72" />
      <CardSkeleton className="h-24" />
      <div className="mt-13 flex flex-col gap-4 lg:flex-row lg:flex-wrap lg:gap-6">
        <div className={NARROW}>
          <CardSkeleton className="h-96" />
        </div>
        <div className={WIDE}>
          <CardSkeleton className="h-96" />
        </div>
        <div className={NARROW}>
          <CardSkeleton className="h-96" />
        </div>
        <div className={WIDE}>
          <CardSkeleton className="h-96" />
        </div>
      </div>
    </div>
  );
}

'use client';

import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { CardSkeleton, Skeleton } from '@/components/ui/skeleton';

const ROWS = ['1', '2', '3', '4', '5', '6'];

/** As many rows as there will be: who comes back to the middle of the page is not thrown to its end. */
export function DashboardSkeleton() {
  const t = useTranslations('estado');
  return (
    <div role="status">
      <span className="sr-only">{t('cargando')}</span>
      <Skeleton className="mb-2 h-9 w-56" />
      <Skeleton className="mb-6 h-5 w-72" />
      <CardSkeleton className="h-24" />
      <div className="mt-13 flex flex-col gap-4 lg:flex-row lg:flex-wrap lg:gap-6">
        {ROWS.map((row) => (
          <Fragment key={row}>
            <div className="lg:grow lg:basis-[30%]">
              <CardSkeleton className="h-80" />
            </div>
            <div className="lg:grow-[2] lg:basis-[55%]">
              <CardSkeleton className="h-80" />
            </div>
          </Fragment>
        ))}
      </div>
    </div>
  );
}

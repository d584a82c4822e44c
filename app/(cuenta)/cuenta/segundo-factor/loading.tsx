'use client';

import { useTranslations } from 'use-intl';
import { CardSkeleton, Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  const t = useTranslations('comun');
  return (
    <div role="status" className="mx-auto grid max-w-2xl gap-3">
      <span className="sr-only">{t('cargando')}</span>
      <Skeleton className="mb-3 h-16" />
      <CardSkeleton className="h-56" />
    </div>
  );
}

'use client';

import { CloudOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';

type PartPendingProps = { failed: boolean; retry(): unknown; className: string };

/** In place of a part that is not there yet, at its height: its shape, or why it does not come. */
export function PartPending({ failed, retry, className }: PartPendingProps) {
  const t = useTranslations('progreso');
  const comun = useTranslations('comun');
  if (!failed)
    return (
      <>
        <span className="sr-only">{t('cargando')}</span>
        <Skeleton className={className} />
      </>
    );
  return (
    <EmptyState icon={CloudOff} title={t('fallo')} className={className}>
      <Button variant="secondary" size="sm" className="mt-3" onClick={() => retry()}>
        {comun('reintentar')}
      </Button>
    </EmptyState>
  );
}

'use client';

import { Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/components/ui/empty-state';

export function BoardEmpty() {
  const t = useTranslations('cuidador.tablero');
  return (
    <div className="rounded-2xl border border-line bg-surface py-8">
      <EmptyState icon={Users} title={t('vacio')}>
        {t('vacio_texto')}
      </EmptyState>
    </div>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { IdiomaSwitch } from '@/components/shell/idioma-switch';
import { Card } from '@/components/ui/card';

export function IdiomaCard() {
  const t = useTranslations('cuenta.idioma');
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <IdiomaSwitch signedIn />
    </Card>
  );
}

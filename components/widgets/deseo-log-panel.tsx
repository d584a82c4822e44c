'use client';

import { useTranslations } from 'use-intl';
import { useAntojo } from '@/components/antojo/antojo-provider';
import { TipoPicker } from '@/components/antojo/tipo-picker';
import { Card } from '@/components/ui/card';
import { useLog } from '@/lib/client/outbox/use-log';

/** The question of the dialog, already open: one tap logs it, and the ride begins. */
export function DeseoLogPanel() {
  const t = useTranslations('antojo.elegir');
  const log = useLog();
  const { ride } = useAntojo();
  return (
    <Card title={t('titulo')}>
      <TipoPicker onPick={(tipo) => ride(log.deseo(tipo))} />
    </Card>
  );
}

'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DeseoListPanel } from '@/components/widgets/deseo-list-panel';
import type { ChannelPanelProps } from '@/components/widgets/panel-values';
import { useOutbox } from '@/lib/client/outbox/provider';
import { useLog } from '@/lib/client/outbox/use-log';
import type { DeseoTipo } from '@/lib/domain/deseos';
import { useAntojo } from './antojo-provider';
import { CigaretteCard } from './cigarette-card';
import { FeelingCard } from './feeling-card';
import { TIPO_ICONS } from './looks';
import { TipoPicker } from './tipo-picker';

type AntojoViewProps = Omit<ChannelPanelProps<'desires_tracking'>, 'consumidorId'> & {
  /** What a shortcut was for: one more tap logs it. */
  asked: DeseoTipo | undefined;
};

/** Everything that is logged with a tap, on one page. */
export function AntojoView({ zone, initial, asked }: AntojoViewProps) {
  const t = useTranslations('antojo.elegir');
  const log = useLog();
  const { consumidorId } = useOutbox();
  const { ride } = useAntojo();
  const [tipo, setTipo] = useState(asked);
  const pick = (picked: DeseoTipo) => {
    setTipo(undefined);
    ride(log.deseo(picked));
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
        <Card title={t('titulo')}>
          {tipo ? (
            <Asked tipo={tipo} onPick={() => pick(tipo)} onOther={() => setTipo(undefined)} />
          ) : (
            <TipoPicker onPick={pick} />
          )}
        </Card>
        <CigaretteCard zone={zone} />
        <FeelingCard />
      </div>
      <DeseoListPanel consumidorId={consumidorId} zone={zone} initial={initial} own />
    </div>
  );
}

function Asked({ tipo, onPick, onOther }: { tipo: DeseoTipo; onPick(): void; onOther(): void }) {
  const t = useTranslations('antojo');
  return (
    <div className="grid gap-2">
      <Button icon={TIPO_ICONS[tipo]} className="min-h-16 text-lg" onClick={onPick}>
        {t('elegir.confirmar', { tipo: t(`tipo.${tipo}`) })}
      </Button>
      <Button variant="quiet" onClick={onOther}>
        {t('elegir.otra_cosa')}
      </Button>
    </div>
  );
}

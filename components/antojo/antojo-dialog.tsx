'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'use-intl';
import { Dialog } from '@/components/ui/dialog';
import { useLog } from '@/lib/client/outbox/use-log';
import type { DeseoRef } from '@/lib/domain/deseos';
import { RideMissing } from './ride-missing';
import { TipoPicker } from './tipo-picker';
import { useDeseo } from './use-deseo';

/** Of no use before the page stands, and there soon after: a ride begins without a network too. */
export const loadRide = () => import('./ride').then((file) => file.Ride).catch(() => RideMissing);
const Ride = dynamic(loadRide, { ssr: false });

export type Step = 'choose' | { ref: DeseoRef };

type AntojoDialogProps = { step: Step | undefined; onStep(step: Step | undefined): void };

/** First tap: it opens. Second tap: it is logged, and the ride begins in the same place. */
export function AntojoDialog({ step, onStep }: AntojoDialogProps) {
  const t = useTranslations('antojo');
  const log = useLog();
  const close = () => onStep(undefined);
  return (
    <>
      <Dialog
        open={step === 'choose'}
        title={t('elegir.titulo')}
        closable
        onClose={() => step === 'choose' && close()}
      >
        <div className="mt-4">
          <TipoPicker onPick={(tipo) => onStep({ ref: log.deseo(tipo) })} />
        </div>
      </Dialog>
      {typeof step === 'object' && <RideDialog key={String(step.ref)} deseoRef={step.ref} onClose={close} />}
    </>
  );
}

function RideDialog({ deseoRef, onClose }: { deseoRef: DeseoRef; onClose(): void }) {
  const t = useTranslations('antojo');
  const found = useDeseo(deseoRef);
  const title = found.deseo
    ? t('surfear.titulo', { tipo: t(`tipo.${found.deseo.tipo}`) })
    : t('surfear.pagina');
  return (
    <Dialog open title={title} closable onClose={onClose}>
      <Ride deseoRef={deseoRef} found={found} onDone={onClose} />
    </Dialog>
  );
}

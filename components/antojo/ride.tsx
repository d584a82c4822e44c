'use client';

import { Waves } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useOutbox } from '@/lib/client/outbox/provider';
import { useLog } from '@/lib/client/outbox/use-log';
import type { DeseoRef } from '@/lib/domain/deseos';
import { Breathing } from './breathing';
import { RideClose } from './ride-close';
import { RideDetails } from './ride-details';
import { RideEnd } from './ride-end';
import { RideHeart } from './ride-heart';
import { RideTimer } from './ride-timer';
import type { FoundDeseo } from './use-deseo';

type RideProps = {
  deseoRef: DeseoRef;
  found: FoundDeseo;
  /** The person is through with it. */
  onDone(): void;
};

/** What goes with an urge while it passes: time, breath, heart, and how it ends. */
export function Ride({ deseoRef, found: { deseo, isLoading }, onDone }: RideProps) {
  const t = useTranslations('antojo');
  const log = useLog();
  const { consumidorId } = useOutbox();
  /** The cigarette that was logged with its end. */
  const [cigarette, setCigarette] = useState<string>();
  const [announced, setAnnounced] = useState('');

  if (isLoading) return <Skeleton className="mt-4 h-96" />;
  if (!deseo) return <NotHere />;

  const close = (resultado: 'resistido' | 'consumido', smoked: boolean) => {
    log.close(deseoRef, resultado);
    if (smoked) setCigarette(log.cigarette(deseoRef));
    setAnnounced(t(`final.${resultado}_dicho`));
  };
  const undo = () => {
    if (cigarette) log.undoCigarette(cigarette, deseoRef);
    setCigarette(undefined);
    log.reopen(deseoRef);
    setAnnounced(t('final.deshecho'));
  };

  return (
    <>
      <p role="status" className="sr-only">
        {announced}
      </p>
      {deseo.resolved ? (
        <RideEnd
          deseo={deseo}
          smoked={cigarette !== undefined}
          onSmoked={() => setCigarette(log.cigarette(deseoRef))}
          // What was closed before this page was there is not a slip of the finger.
          onUndo={announced ? undo : undefined}
          onDone={onDone}
        />
      ) : (
        <>
          <p className="mt-1 text-ink-soft">{t('surfear.entrada')}</p>
          <div className="mt-4 grid gap-6">
            <RideTimer createdAt={deseo.created_at} />
            <Breathing />
            <RideHeart consumidorId={consumidorId} />
            <RideDetails deseo={deseo} onTell={(details) => log.tell(deseoRef, details)} />
          </div>
          <RideClose tipo={deseo.tipo} onClose={close} />
        </>
      )}
    </>
  );
}

function NotHere() {
  const t = useTranslations('antojo');
  return (
    <EmptyState icon={Waves} title={t('surfear.no_esta')} className="min-h-64">
      <p>{t('surfear.no_esta_texto')}</p>
      <ButtonLink href="/panel/antojo" variant="secondary" className="mt-4">
        {t('surfear.volver')}
      </ButtonLink>
    </EmptyState>
  );
}

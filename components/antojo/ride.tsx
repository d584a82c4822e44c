'use client';

import { Waves } from 'lucide-react';
import { useEffect, useRef } from 'react';
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
import type { FoundDeseo, RiddenDeseo } from './use-deseo';
import { useRideEnd } from './use-ride-end';

type RideProps = {
  deseoRef: DeseoRef;
  found: FoundDeseo;
  /** The person is through with it. */
  onDone(): void;
};

/** What goes with an urge while it passes, and how it ends. */
export function Ride({ deseoRef, found: { deseo, isLoading }, onDone }: RideProps) {
  const end = useRideEnd(deseoRef);
  if (isLoading) return <Skeleton className="mt-4 h-96" />;
  if (!deseo) return <NotHere />;
  return (
    <>
      <p role="status" className="sr-only">
        {end.announced}
      </p>
      {deseo.resolved ? (
        <RideEnd
          deseo={deseo}
          smoked={end.smoked}
          onSmoked={end.smoke}
          // What was closed before this page was there is not a slip of the finger.
          onUndo={end.announced ? end.undo : undefined}
          onDone={onDone}
        />
      ) : (
        <>
          <Company deseoRef={deseoRef} deseo={deseo} takesFocus={end.undone > 0} />
          <RideClose tipo={deseo.tipo} onClose={end.close} />
        </>
      )}
    </>
  );
}

type CompanyProps = {
  deseoRef: DeseoRef;
  deseo: RiddenDeseo;
  /** The button that brought it back is gone, and the keyboard's place with it. */
  takesFocus: boolean;
};

function Company({ deseoRef, deseo, takesFocus }: CompanyProps) {
  const t = useTranslations('antojo.surfear');
  const log = useLog();
  const { consumidorId } = useOutbox();
  const intro = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (takesFocus) intro.current?.focus();
  }, [takesFocus]);
  return (
    <>
      <p ref={intro} tabIndex={-1} className="mt-1 text-ink-soft outline-none">
        {t('entrada')}
      </p>
      {/* What the keyboard comes to is not hidden under the buttons that stick. */}
      <div className="mt-4 grid gap-6 [&_*]:scroll-mb-[calc(9rem+var(--under-close,0px))]">
        <RideTimer createdAt={deseo.created_at} />
        <Breathing />
        <RideHeart consumidorId={consumidorId} />
        <RideDetails deseo={deseo} onTell={(details) => log.tell(deseoRef, details)} />
      </div>
    </>
  );
}

function NotHere() {
  const t = useTranslations('antojo.surfear');
  return (
    <EmptyState icon={Waves} title={t('no_esta')} className="min-h-64">
      <p>{t('no_esta_texto')}</p>
      <ButtonLink href="/panel/antojo" variant="secondary" className="mt-4">
        {t('volver')}
      </ButtonLink>
    </EmptyState>
  );
}

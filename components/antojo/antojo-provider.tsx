'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { Toaster } from '@/components/ui/toast';
import { OutboxProvider, type Own } from '@/lib/client/outbox/provider';
import { begin } from '@/lib/client/own-task';
import { whenIdle } from '@/lib/client/when-idle';
import type { DeseoRef } from '@/lib/domain/deseos';
import { AntojoDialog, loadRide, type Step } from './antojo-dialog';
import { antojoQuery, offeredQuery } from './use-kit';

type AntojoActions = {
  /** Asks what the urge is for. */
  choose(): void;
  /** Goes on with one that is there. */
  ride(ref: DeseoRef): void;
};

const AntojoContext = createContext<AntojoActions | undefined>(undefined);

export function useAntojo(): AntojoActions {
  const actions = useContext(AntojoContext);
  if (!actions) throw new Error('useAntojo needs an AntojoProvider above it');
  return actions;
}

/** Of a signed-in consumidor: an urge is logged and ridden on whatever page they are. */
export function AntojoProvider({ children, ...own }: Own & { children: ReactNode }) {
  const [step, setStep] = useState<Step>();
  const actions = useMemo(
    () => ({ choose: () => setStep('choose'), ride: (ref: DeseoRef) => setStep({ ref }) }),
    [],
  );
  return (
    <OutboxProvider {...own}>
      <AntojoContext value={actions}>
        <Toaster>
          {children}
          <AntojoDialog step={step} onStep={setStep} />
        </Toaster>
        <AtHand />
      </AntojoContext>
    </OutboxProvider>
  );
}

/** What a ride needs is asked for while there is a network. */
function AtHand() {
  const queries = useQueryClient();
  useEffect(
    () =>
      begin(() => {
        void loadRide();
        return whenIdle(() => {
          void queries.prefetchQuery(antojoQuery);
          void queries.prefetchQuery(offeredQuery);
        });
      }),
    [queries],
  );
  return null;
}

'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLog } from '@/lib/client/outbox/use-log';
import type { DeseoRef } from '@/lib/domain/deseos';

/** How it ends, and that a slip of the finger can be taken back while its page is there. */
export function useRideEnd(deseoRef: DeseoRef) {
  const t = useTranslations('antojo.final');
  const log = useLog();
  /** The cigarette that was logged with its end. */
  const [cigarette, setCigarette] = useState<string>();
  const [announced, setAnnounced] = useState('');
  const [undone, setUndone] = useState(0);
  const smoke = () => setCigarette(log.cigarette(deseoRef));
  return {
    /** For a screen reader. */
    announced,
    smoked: cigarette !== undefined,
    /** How often it was taken back. */
    undone,
    smoke,
    close: (resultado: 'resistido' | 'consumido', smoked: boolean) => {
      log.close(deseoRef, resultado);
      if (smoked) smoke();
      setAnnounced(t(`dicho.${resultado}`));
    },
    undo: () => {
      if (cigarette) log.undoCigarette(cigarette, deseoRef);
      setCigarette(undefined);
      log.reopen(deseoRef);
      setAnnounced(t('deshecho'));
      setUndone(undone + 1);
    },
  };
}

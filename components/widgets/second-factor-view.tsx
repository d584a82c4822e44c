'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { LiveNotice } from '@/components/ui/notice';
import type { SegundoFactor } from '@/lib/domain/segundo-factor';
import { RecoveryCodes } from './recovery-codes';
import { SecondFactorActive } from './second-factor-active';
import { SecondFactorEnrol } from './second-factor-enrol';

/** Off, being set up, on; and the recovery codes, which are there to be kept once. */
type Done = 'activado' | 'desactivado' | 'codigos';

export function SecondFactorView({ initial }: { initial: SegundoFactor }) {
  const [left, setLeft] = useState(initial.activo ? initial.codigos_restantes : undefined);
  const [codes, setCodes] = useState<readonly string[]>();
  /** What was done last; each of it ended the other sessions. */
  const [done, setDone] = useState<Done>();
  const t = useTranslations('cuenta.factor');
  const router = useRouter();

  const stage = codes ? 'codes' : left === undefined ? 'off' : 'on';
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(stage);
  // What had the focus is gone with the stage before.
  useEffect(() => {
    if (shown.current !== stage) place.current?.focus();
    shown.current = stage;
  }, [stage]);

  function take(fresh: readonly string[]) {
    setCodes(fresh);
    setLeft(fresh.length);
    tell(left === undefined ? 'activado' : 'codigos');
  }

  function drop() {
    setLeft(undefined);
    tell('desactivado');
  }

  function tell(what: Done) {
    setDone(what);
    // Beside it stands what asks for a code only where there is a second factor.
    router.refresh();
  }

  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <LiveNotice kind={done ? 'success' : undefined} title={done && t(`hecho.${done}`)} className="mb-4">
        {t('demas_cerradas')}
      </LiveNotice>
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      {stage === 'off' && <SecondFactorEnrol onCodes={take} />}
      {stage === 'on' && <SecondFactorActive left={left ?? 0} onCodes={take} onRemoved={drop} />}
    </div>
  );
}

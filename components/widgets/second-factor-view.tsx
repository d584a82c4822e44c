'use client';

import { useState } from 'react';
import type { SegundoFactor } from '@/lib/domain/segundo-factor';
import { RecoveryCodes } from './recovery-codes';
import { SecondFactorActive } from './second-factor-active';
import { SecondFactorEnrol } from './second-factor-enrol';

/** Off, being set up, on; and the recovery codes, which are there to be kept once. */
export function SecondFactorView({ initial }: { initial: SegundoFactor }) {
  const [left, setLeft] = useState(initial.activo ? initial.codigos_restantes : undefined);
  const [codes, setCodes] = useState<readonly string[]>();

  function take(fresh: readonly string[]) {
    setCodes(fresh);
    setLeft(fresh.length);
  }

  if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />;
  if (left === undefined) return <SecondFactorEnrol onCodes={take} />;
  return <SecondFactorActive left={left} onCodes={take} onRemoved={() => setLeft(undefined)} />;
}

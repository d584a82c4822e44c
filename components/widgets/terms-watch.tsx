'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { api } from '@/lib/client/api';
import { useLivePage } from '@/lib/client/live-context';
import type { Followed } from '@/lib/domain/consentimientos';
import type { Resolucion } from '@/lib/domain/terms';

type TermsWatchProps = { consumidorId: number; shown: { resolucion: Resolucion } };

/**
 * Draws the page anew when a part of it was refused and the person still shares something: by which terms is known only
 * to the server. Where nothing is left the panels say so themselves.
 */
export function TermsWatch({ consumidorId, shown }: TermsWatchProps) {
  const { live } = useLivePage();
  const router = useRouter();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page drawn anew asks once more
  useEffect(() => {
    let asked = false;
    return live.onStatus(({ consumidorId: id, status, before }) => {
      if (asked || id !== consumidorId || status.problem !== 'not_allowed' || before.problem) return;
      asked = true;
      void stillShares(consumidorId).then((shares) => shares && router.refresh());
    });
  }, [live, router, consumidorId, shown]);
  return null;
}

async function stillShares(consumidorId: number): Promise<boolean> {
  const { consumidores } = await api
    .get<{ consumidores: Followed[] }>('/api/consumidores')
    .catch(() => ({ consumidores: [] }));
  return consumidores.some(({ consumidor_id }) => consumidor_id === consumidorId);
}

'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { api } from '@/lib/client/api';
import { useLivePage } from '@/lib/client/live-context';
import type { Followed } from '@/lib/domain/consentimientos';

const LOOK_EVERY_MS = 20_000;

/**
 * Draws the page anew when the person shares by other terms than it was drawn with: looks at once when a part of it is
 * refused, and now and then, since more than before is refused nothing. Where nothing is left the panels say so themselves.
 */
export function TermsWatch({ person }: { person: Followed }) {
  const { live } = useLivePage();
  const router = useRouter();
  useEffect(() => {
    const look = async (): Promise<void> => {
      const held = await termsNow(person.consumidor_id);
      if (held && termsKey(held) !== termsKey(person)) router.refresh();
    };
    const stop = live.onStatus(({ consumidorId, status, before }) => {
      const isNew = status.problem === 'not_allowed' && before.problem !== 'not_allowed';
      if (isNew && consumidorId === person.consumidor_id) void look();
    });
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [live, router, person]);
  return null;
}

/** Undefined when nothing is shared any more, or nobody answers. */
async function termsNow(consumidorId: number): Promise<Followed | undefined> {
  const { consumidores } = await api
    .get<{ consumidores: Followed[] }>('/api/consumidores')
    .catch(() => ({ consumidores: [] }));
  return consumidores.find(({ consumidor_id }) => consumidor_id === consumidorId);
}

function termsKey({ alcances, resolucion, hora_desde, hora_hasta, expira_at, abierto }: Followed): string {
  return JSON.stringify([alcances, resolucion, hora_desde, hora_hasta, expira_at, abierto]);
}

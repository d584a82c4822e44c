'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { api } from '@/lib/client/api';
import { useLivePage } from '@/lib/client/live-context';
import type { Followed } from '@/lib/domain/consentimientos';

const LOOK_EVERY_MS = 20_000;

/**
 * Draws the page anew when somebody shares by other terms than it was drawn with: looks at once when a part of it is
 * refused, and now and then, since more than before is refused nothing. Where nothing is left the panels say so themselves.
 */
export function TermsWatch({ people }: { people: readonly Followed[] }) {
  const { live } = useLivePage();
  const router = useRouter();
  useEffect(() => {
    const drawn = new Map(people.map((person) => [person.consumidor_id, termsKey(person)]));
    const isOther = (held: Followed) => {
      const key = drawn.get(held.consumidor_id);
      return key !== undefined && key !== termsKey(held);
    };
    const look = async (): Promise<void> => {
      if ((await followedNow()).some(isOther)) router.refresh();
    };
    const stop = live.onStatus(({ consumidorId, status, before }) => {
      const isNew = status.problem === 'not_allowed' && before.problem !== 'not_allowed';
      if (isNew && drawn.has(consumidorId)) void look();
    });
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [live, router, people]);
  return null;
}

/** Nobody when nothing is shared any more, or the server does not answer. */
async function followedNow(): Promise<Followed[]> {
  const { consumidores } = await api
    .get<{ consumidores: Followed[] }>('/api/consumidores')
    .catch(() => ({ consumidores: [] }));
  return consumidores;
}

function termsKey({ alcances, resolucion, hora_desde, hora_hasta, expira_at, abierto }: Followed): string {
  return JSON.stringify([alcances, resolucion, hora_desde, hora_hasta, expira_at, abierto]);
}

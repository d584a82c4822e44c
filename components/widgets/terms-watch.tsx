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
type TermsWatchProps = {
  people: readonly Followed[];
  /** They are all that are followed: then somebody who comes or goes is a reason too. */
  everybody?: boolean;
};

export function TermsWatch({ people, everybody }: TermsWatchProps) {
  const { live } = useLivePage();
  const router = useRouter();
  useEffect(() => {
    const drawn = new Map(people.map((person) => [person.consumidor_id, termsKey(person)]));
    const isOther = (held: Followed) => {
      const key = drawn.get(held.consumidor_id);
      return key !== undefined && key !== termsKey(held);
    };
    const look = async (): Promise<void> => {
      const held = await followedNow();
      if (!held) return;
      const came = everybody && held.some(({ consumidor_id }) => !drawn.has(consumidor_id));
      const went = everybody && held.length < drawn.size;
      if (came || went || held.some(isOther)) router.refresh();
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
  }, [live, router, people, everybody]);
  return null;
}

/** Undefined when the server does not answer. */
async function followedNow(): Promise<Followed[] | undefined> {
  return api.get<{ consumidores: Followed[] }>('/api/consumidores').then(
    ({ consumidores }) => consumidores,
    () => undefined,
  );
}

function termsKey({ alcances, resolucion, hora_desde, hora_hasta, expira_at, abierto }: Followed): string {
  return JSON.stringify([alcances, resolucion, hora_desde, hora_hasta, expira_at, abierto]);
}

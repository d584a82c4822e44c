'use client';

import { useEffect } from 'react';
import { useLivePage } from '@/lib/client/live-context';
import { forgetPerson } from '@/lib/client/service-worker';
import type { Rol } from '@/lib/domain/usuarios';
import { useAvisos } from './use-avisos';

/**
 * Says in the page itself whose it is: the worker keeps it for nobody else (`lib/sw/policy.ts` reads it). A session that
 * ended elsewhere takes what was kept along.
 */
export function PageOwner({ rol }: { rol: Rol }) {
  const { usuario_id } = useLivePage();
  const ended = useAvisos().problem?.code === 'unauthenticated';
  useEffect(() => {
    if (ended) void forgetPerson();
  }, [ended]);
  return <meta name="latido-cuenta" content={`${usuario_id} ${rol}`} />;
}

'use client';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { onWake } from '../browser-deps';
import { channelKey } from '../channel-query';
import { useLivePage } from '../live-context';
import { never } from '../use-store';
import { browserOutbox } from './browser-outbox';
import type { Kind } from './item';
import type { Outbox, OutboxView } from './outbox';

/** Whose it is. */
export type Own = { usuarioId: number; consumidorId: number };

type OutboxPage = Own & { outbox: Outbox };

const OutboxContext = createContext<OutboxPage | undefined>(undefined);

/** What is read anew once something arrived, where no socket brings it. */
const STALE: Record<Kind, readonly ('deseos' | 'consumos')[]> = {
  deseo: ['deseos'],
  cierre: ['deseos'],
  reapertura: ['deseos'],
  detalle: ['deseos'],
  consumo: ['consumos'],
  consumo_deshecho: ['consumos'],
  chequeo: [],
};

export function consumosKey(consumidorId: number) {
  return ['consumos', consumidorId] as const;
}

/** Of a signed-in consumidor, inside a `LiveProvider`: what they do is kept and sent from here. */
export function OutboxProvider({ usuarioId, consumidorId, children }: Own & { children: ReactNode }) {
  const { live } = useLivePage();
  const queries = useQueryClient();
  const [page] = useState(() => ({ usuarioId, consumidorId, outbox: browserOutbox(usuarioId) }));
  useEffect(() => {
    const { outbox } = page;
    const stops = [
      outbox.start(),
      onWake(() => outbox.wake(true)),
      live.onStatus(({ status, before }) => {
        if (status.phase === 'live' && before.phase !== 'live') outbox.wake(true);
      }),
      outbox.onSent(({ item }) => {
        const stale = STALE[item.op.kind];
        const names = stale.includes('deseos')
          ? (['desires_tracking', 'desires_stats', 'progreso'] as const)
          : (['progreso'] as const);
        for (const name of names)
          void queries.invalidateQueries({ queryKey: channelKey(name, consumidorId) });
        if (stale.includes('consumos'))
          void queries.invalidateQueries({ queryKey: consumosKey(consumidorId) });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [page, live, queries, consumidorId]);
  return <OutboxContext value={page}>{children}</OutboxContext>;
}

export function useOutbox(): OutboxPage {
  const page = useContext(OutboxContext);
  if (!page) throw new Error('useOutbox needs an OutboxProvider above it');
  return page;
}

/** Undefined where nobody writes about themselves. */
export function useOutboxIfAny(): OutboxPage | undefined {
  return useContext(OutboxContext);
}

const NOTHING: OutboxView = { items: [], sent: [] };

export function useOutboxView(): OutboxView {
  const outbox = useContext(OutboxContext)?.outbox;
  return useSyncExternalStore(outbox?.subscribe ?? never, outbox?.view ?? (() => NOTHING), () => NOTHING);
}

'use client';

import { api } from '@/lib/client/api';
import { useLivePage } from '@/lib/client/live-context';
import { useChannel } from '@/lib/client/use-channel';
import type { Notificacion } from '@/lib/domain/notificaciones';

/** What the account was told, the newest first, as it is on every open page and device. */
export function useAvisos() {
  const { usuario_id } = useLivePage();
  const { data, problem } = useChannel('notificaciones', usuario_id);
  return { avisos: data, unread: data?.filter(({ leida }) => !leida).length ?? 0, problem };
}

/** What was read here is told by the channel, here as elsewhere. */
export const markRead = ({ id, leida }: Pick<Notificacion, 'id' | 'leida'>): Promise<unknown> =>
  leida ? Promise.resolve() : api.post(`/api/notificaciones/${id}/leer`);

/** All up to the newest that is seen: what comes meanwhile stays new. */
export const markAllRead = (hasta: number): Promise<unknown> =>
  api.post('/api/notificaciones/leer', { hasta });

const openings = new EventTarget();

/** Who opens the list sees there what arrived: it is not told beside it as well. */
export const tellListOpened = (): boolean => openings.dispatchEvent(new Event('open'));

export function onListOpened(listener: () => void): () => void {
  openings.addEventListener('open', listener);
  return () => openings.removeEventListener('open', listener);
}

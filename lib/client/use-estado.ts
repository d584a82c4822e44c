'use client';
import type { Estado } from '@/lib/domain/estado';
import { isRefused } from './channel-query';
import { type Badge, badgeAt } from './estado-badge';
import { type ChannelView, useChannel } from './use-channel';
import { useNow } from './use-now';

/**
 * How fresh a consumidor's data is, ticking every second. `initial` is what the page was rendered with. It does not
 * say when that was: the channel is asked at once all the same, which also tells the page the server's time.
 */
export function useEstado(consumidorId: number, initial?: Estado): Badge {
  const view = useChannel('estado', consumidorId);
  const now = useNow();
  return badgeAt(shownEstado(view, initial), now || undefined);
}

/** The newest, or the one of the page, unless one may no longer see it. */
export function shownEstado(
  { data, problem }: Pick<ChannelView<'estado'>, 'data' | 'problem'>,
  initial: Estado | undefined,
): Estado | undefined {
  return data ?? (isRefused(problem?.code) ? undefined : initial);
}

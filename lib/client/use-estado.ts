'use client';
import type { Estado } from '@/lib/domain/estado';
import { isRefused } from './channel-query';
import { type Badge, badgeAt, isSameBadge } from './estado-badge';
import { type ChannelView, useChannel } from './use-channel';
import { useNowAs } from './use-now';

/**
 * How fresh a consumidor's data is, ticking every second. `initial` is what the page was rendered with. It does not
 * say when that was: the channel is asked at once all the same, which also tells the page the server's time. `isSame`:
 * which ones are drawn alike, so that nothing is drawn anew.
 */
export function useEstado(
  consumidorId: number,
  initial?: Estado,
  isSame: (a: Badge, b: Badge) => boolean = isSameBadge,
): Badge {
  const view = useChannel('estado', consumidorId);
  return useNowAs((now) => badgeAt(shownEstado(view, initial), now || undefined), 1_000, isSame);
}

/** The newest, or the one of the page, unless one may no longer see it. */
export function shownEstado(
  { data, problem }: Pick<ChannelView<'estado'>, 'data' | 'problem'>,
  initial: Estado | undefined,
): Estado | undefined {
  return data ?? (isRefused(problem?.code) ? undefined : initial);
}

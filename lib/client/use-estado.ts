'use client';
import type { Estado } from '@/lib/domain/estado';
import { isRefused } from './channel-query';
import { type Badge, badgeAt } from './estado-badge';
import { useChannel } from './use-channel';
import { useNow } from './use-now';

/**
 * How fresh a consumidor's data is, ticking every second. `initial` is what the page was rendered with. It does not
 * say when that was: the channel is asked at once all the same, which also tells the page the server's time.
 */
export function useEstado(consumidorId: number, initial?: Estado): Badge {
  const { data, problem } = useChannel('estado', consumidorId);
  const now = useNow();
  const before = isRefused(problem?.code) ? undefined : initial;
  return badgeAt(data ?? before, now || undefined);
}

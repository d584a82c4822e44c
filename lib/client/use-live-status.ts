'use client';
import { useCallback } from 'react';
import type { ChannelName } from '@/lib/channels/registry';
import { useLivePage } from './live-context';
import { IDLE, isSameStatus } from './live-entry';
import type { LiveStatus } from './live-types';
import { useStore } from './use-store';

/**
 * How the socket of a key stands, without asking for one. A board has a hundred keys on one socket: only the hooks of the
 * key that changed are called, and a new round-trip time of the socket, which every key has, draws nothing anew.
 */
export function useLiveStatus(name: ChannelName, consumidorId: number): LiveStatus {
  const { live } = useLivePage();
  const watch = useCallback(
    (listener: () => void) =>
      live.onStatus(({ channel, consumidorId: whose, status, before }) => {
        if (channel !== name || whose !== consumidorId) return;
        if (!isSameStatus({ ...status, rttMs: before.rttMs }, before)) listener();
      }),
    [live, name, consumidorId],
  );
  return useStore(
    watch,
    () => live.status(name, consumidorId),
    () => IDLE,
  );
}

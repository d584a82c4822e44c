'use client';
import { useSyncExternalStore } from 'react';
import type { ChannelName } from '@/lib/channels/registry';
import { useLivePage } from './live-context';
import { IDLE } from './live-entry';
import type { LiveStatus } from './live-types';

/** How the socket of a key stands, without asking for one. */
export function useLiveStatus(name: ChannelName, consumidorId: number): LiveStatus {
  const { live } = useLivePage();
  return useSyncExternalStore(
    live.onStatus,
    () => live.status(name, consumidorId),
    () => IDLE,
  );
}

'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Estado } from '@/lib/domain/estado';
import {
  type Badge,
  badgeAt,
  type EstadoState,
  estadoKey,
  estadoPollEvery,
  pollEstado,
} from './estado-query';
import { useLivePage } from './live-context';
import { type Transport, transportOf } from './transport';
import { useLiveStatus } from './use-live-status';
import { useNow } from './use-now';

export type EstadoView = Badge & { transport: Transport };

/**
 * How fresh a consumidor's data is, ticking every second. Kept by polling, and moved on at once by the
 * readings that a socket of this page brings.
 */
export function useEstado(consumidorId: number, initial?: Estado): EstadoView {
  const page = useLivePage();
  const queries = useQueryClient();
  const status = useLiveStatus('sensor_data', consumidorId);
  const now = useNow();
  const queryKey = estadoKey(consumidorId);

  const { data: state, refetch } = useQuery<EstadoState>({
    queryKey,
    queryFn: ({ signal }) => pollEstado(page, consumidorId, () => queries.getQueryData(queryKey), signal),
    initialData: () => initial && { estado: initial, problem: undefined },
    refetchInterval: (query) => estadoPollEvery(query.state.data?.problem),
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
    retry: false,
    networkMode: 'always',
  });

  const firstReading = state?.estado?.estado === 'nunca' && status.phase === 'live';
  useEffect(() => {
    if (firstReading) void refetch();
  }, [firstReading, refetch]);

  const known = state?.estado !== undefined || state?.problem !== undefined;
  return { ...badgeAt(state?.estado, now || undefined), transport: transportOf(status.phase, known) };
}

'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect } from 'react';
import type { ChannelData, ChannelName } from '@/lib/channels/registry';
import type { Problem } from '@/lib/domain/errors';
import type { Snapshot } from '@/lib/domain/snapshot';
import { problemNamed } from './api';
import { adopt, type ChannelState, channelKey, channelOptions, givenState } from './channel-query';
import { useLivePage } from './live-context';
import type { LiveStatus } from './live-types';
import { begin } from './own-task';
import { Pace } from './pace';
import { type Transport, transportOf } from './transport';
import { useOnceHydrated } from './use-hydrated';
import { useLiveStatus } from './use-live-status';
import { useAtTurn } from './use-now';

export type { Transport } from './transport';

/** `at`: server time of the data. With a `problem` the last data stays, unless one may no longer see it. */
export type ChannelView<N extends ChannelName> = {
  data: ChannelData<N> | undefined;
  at: string | undefined;
  transport: Transport;
  isLoading: boolean;
  problem: Problem | undefined;
};

/**
 * A channel of a consumidor, by socket while one is live and by polling whenever it is not. `initial` is the
 * value the page was rendered with.
 */
export function useChannel<N extends ChannelName>(
  name: N,
  consumidorId: number,
  initial?: Snapshot<ChannelData<N>>,
): ChannelView<N> {
  const page = useLivePage();
  const queries = useQueryClient();
  const status = useLiveStatus(name, consumidorId);

  useEffect(() => {
    if (!initial) return;
    page.clock.rendered(Date.parse(initial.at));
    adopt(queries, name, consumidorId, initial);
  }, [page, queries, name, consumidorId, initial]);
  useEffect(() => {
    const held = () => queries.getQueryData<ChannelState>(channelKey(name, consumidorId));
    return begin(() => page.live.subscribe(name, consumidorId, held()?.cursor));
  }, [page, queries, name, consumidorId]);

  // What the socket brings waits for its turn; what becomes of the socket, a refusal among it, waits for none.
  const waits = useContext(Pace) !== null && status.phase === 'live';
  const { data } = useQuery({
    ...channelOptions(page, queries, name, consumidorId, status, initial),
    notifyOnChangeProps: waits ? [] : undefined,
  });
  const key = channelKey(name, consumidorId);
  const atTurn = useAtTurn(() =>
    waits ? queries.getQueryData<ChannelState<ChannelData<N>>>(key) : undefined,
  );
  const held = waits ? atTurn : data;
  // A neighbour that hydrates earlier may have filled the cache: the server drew what this one was given.
  return viewOf(status, useOnceHydrated(held, givenState(initial)));
}

function viewOf<N extends ChannelName>(
  status: LiveStatus,
  state: ChannelState<ChannelData<N>> | undefined,
): ChannelView<N> {
  // A failed request beside a live socket takes nothing away from what the socket brings.
  const failed = status.phase === 'live' ? undefined : state?.problem;
  const problem = failed ?? (status.problem ? problemNamed(status.problem) : undefined);
  const known = state?.data !== undefined || problem !== undefined;
  return {
    data: state?.data,
    at: state?.at,
    transport: transportOf(status.phase, known),
    isLoading: !known,
    problem,
  };
}

'use client';
import { useEffect, useMemo } from 'react';
import type { ChannelData } from '@/lib/channels/registry';
import type { Problem } from '@/lib/domain/errors';
import type { SensorRow } from '@/lib/domain/reads';
import type { Snapshot } from '@/lib/domain/snapshot';
import { useLivePage } from './live-context';
import type { Continuity } from './live-types';
import { type Transport, transportOf } from './transport';
import { useLiveStatus } from './use-live-status';
import { useStore } from './use-store';

export type { SensorRow } from '@/lib/domain/reads';

export type LecturasView = {
  /** Oldest first by medido_at, unique by seq, without holes between the first and the last. */
  lecturas: SensorRow[];
  transport: Transport;
  continuity: Continuity;
  problem: Problem | undefined;
};

/** The readings of the last `keepMs` before the newest one, accumulated across socket and polling. */
export function useLecturas(
  consumidorId: number,
  initial?: Snapshot<ChannelData<'sensor_data'>>,
  keepMs = 60_000,
): LecturasView {
  const page = useLivePage();
  const status = useLiveStatus('sensor_data', consumidorId);
  const feed = useMemo(
    () => page.feeds.feed(consumidorId, keepMs, initial),
    [page, consumidorId, keepMs, initial],
  );
  const first = useMemo(() => feed.view(), [feed]);
  const view = useStore(feed.subscribe, feed.view, () => first);

  useEffect(() => {
    if (!initial) return;
    page.clock.rendered(Date.parse(initial.at));
    feed.adopt(initial);
  }, [page, feed, initial]);

  const { lecturas } = view;
  // A failed back-fill beside a live socket is tried again with the next frame.
  const problem = status.phase === 'live' ? undefined : view.problem;
  const known = lecturas.length > 0 || initial !== undefined || problem !== undefined;
  return { lecturas, transport: transportOf(status.phase, known), continuity: status, problem };
}

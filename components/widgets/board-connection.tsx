'use client';

import type { ChannelName } from '@/lib/channels/registry';
import { isRefused } from '@/lib/client/channel-query';
import { useChannel } from '@/lib/client/use-channel';
import type { BoardPerson } from './board-person';
import { LiveBadges } from './live-badges';
import { ResolucionContext } from './use-data-state';

/** All cards come over one socket: how it does is told once, by that of somebody who is seen live if there is one. */
export function BoardConnection({ people }: { people: BoardPerson[] }) {
  const figures = people.filter(({ resumen }) => resumen !== undefined);
  const full = figures.find(({ resolucion }) => resolucion === 'vivo') ?? figures[0];
  const told = full ?? people.find(({ estado }) => estado !== null);
  return told ? (
    <ResolucionContext value={told.resolucion}>
      <Lamp name={full ? 'resumen' : 'estado'} consumidorId={told.consumidor_id} initial={full?.resumen} />
    </ResolucionContext>
  ) : null;
}

type LampProps = { name: ChannelName; consumidorId: number; initial: BoardPerson['resumen'] };

function Lamp({ name, consumidorId, initial }: LampProps) {
  const view = useChannel(name, consumidorId, initial);
  return isRefused(view.problem?.code) ? null : <LiveBadges view={view} />;
}

'use client';

import type { ChannelName } from '@/lib/channels/registry';
import { isRefused } from '@/lib/client/channel-query';
import { useChannel } from '@/lib/client/use-channel';
import type { BoardPerson } from './board-person';
import { LiveBadges } from './live-badges';
import { ResolucionContext } from './use-data-state';

/** All cards come over one socket: how it does is told once, by that of somebody who is seen live if there is one. */
export function tellerOf(people: readonly BoardPerson[]) {
  const figures = people.filter(({ resumen }) => resumen !== undefined);
  const full = figures.find(({ resolucion }) => resolucion === 'vivo') ?? figures[0];
  const told = full ?? people.find(({ estado }) => estado !== null);
  return told && { told, name: full ? ('resumen' as const) : ('estado' as const), initial: full?.resumen };
}

export function BoardConnection({ people }: { people: BoardPerson[] }) {
  const teller = tellerOf(people);
  return teller ? (
    <ResolucionContext value={teller.told.resolucion}>
      <Lamp name={teller.name} consumidorId={teller.told.consumidor_id} initial={teller.initial} />
    </ResolucionContext>
  ) : null;
}

type LampProps = { name: ChannelName; consumidorId: number; initial: BoardPerson['resumen'] };

function Lamp({ name, consumidorId, initial }: LampProps) {
  const view = useChannel(name, consumidorId, initial);
  return isRefused(view.problem?.code) ? null : <LiveBadges view={view} />;
}

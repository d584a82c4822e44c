'use client';

import type { ChannelName } from '@/lib/channels/registry';
import { isRefused } from '@/lib/client/channel-query';
import { useChannel } from '@/lib/client/use-channel';
import type { BoardPerson } from './board-person';
import { LiveBadges } from './live-badges';

/** All cards come over one socket: how it does is told once, by the first of them that is live. */
export function BoardConnection({ people }: { people: BoardPerson[] }) {
  const full = people.find(({ resumen }) => resumen !== undefined);
  const told = full ?? people.find(({ estado }) => estado !== null);
  return told ? (
    <Lamp name={full ? 'resumen' : 'estado'} consumidorId={told.consumidor_id} initial={full?.resumen} />
  ) : null;
}

type LampProps = { name: ChannelName; consumidorId: number; initial: BoardPerson['resumen'] };

function Lamp({ name, consumidorId, initial }: LampProps) {
  const view = useChannel(name, consumidorId, initial);
  return isRefused(view.problem?.code) ? null : <LiveBadges view={view} />;
}

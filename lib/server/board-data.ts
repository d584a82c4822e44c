import { type ChannelData, channelNamed } from '@/lib/channels/registry';
import { soughtOf, viewOf } from '@/lib/channels/view';
import type { Actor } from '@/lib/domain/access';
import type { Snapshot } from '@/lib/domain/snapshot';
import { listFollowed } from '@/lib/domain/use-cases/consent';
import { readable } from '@/lib/domain/use-cases/read-access';
import { getRuntime } from './runtime-handle';

/** The people a cuidador follows, each with what of their resumen is shared, and the moment (ms) it is true of. */
export async function boardData(actor: Actor) {
  const runtime = getRuntime();
  const followed = await listFollowed(runtime, actor);
  const people = await Promise.all(
    followed.map(async (one) => ({ ...one, resumen: await resumenOf(actor, one.consumidor_id) })),
  );
  return { people, at: runtime.clock.now().getTime() };
}

/** How the actor follows somebody; undefined for who is not followed. */
export async function followedPerson(actor: Actor, consumidorId: number) {
  const followed = await listFollowed(getRuntime(), actor);
  return followed.find(({ consumidor_id }) => consumidor_id === consumidorId);
}

async function resumenOf(
  actor: Actor,
  consumidorId: number,
): Promise<Snapshot<ChannelData<'resumen'>> | undefined> {
  const { snapshots, ...runtime } = getRuntime();
  const channel = channelNamed('resumen');
  const view = viewOf(channel, await readable(runtime, actor, consumidorId, [soughtOf(channel)]));
  if (!view) return undefined;
  const stands = await snapshots.standing(channel, consumidorId, view);
  return (await snapshots.answer(channel, consumidorId, stands, view)) as Snapshot<ChannelData<'resumen'>>;
}

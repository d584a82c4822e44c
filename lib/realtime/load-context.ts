import type { LoadContext } from '@/lib/channels/define';
import type { Channel } from '@/lib/channels/registry';
import type { Owner } from '@/lib/domain/events';
import type { Reads, SnapshotsSource, Version } from '@/lib/domain/reads';
import { asOf, lastMoment, type Resolucion } from '@/lib/domain/terms';

export type ReadsAsOf = Parameters<Parameters<SnapshotsSource['consistent']>[2]>[2];

/**
 * What a reader of a resolution is given by: as it is, or as somebody finds it who looks at the last moment that they see.
 * What was heard last of the sensors is of now, and not theirs.
 */
export function contextFor(
  resolucion: Resolucion,
  channel: Channel,
  version: Version,
  { reads, readsAsOf }: { reads: Reads; readsAsOf: ReadsAsOf },
  now: Date,
  ownerId: number,
): LoadContext<Owner> {
  const past = asOf(resolucion, version.zona_horaria, now);
  if (!past) return contextNow(channel, version, reads, now, ownerId);
  return contextNow(channel, { ...version, last: null }, readsAsOf(past), lastMoment(past), ownerId);
}

/** As it is. */
export function contextNow(
  { of }: Channel,
  { zona_horaria, last }: Version,
  reads: Reads,
  now: Date,
  ownerId: number,
): LoadContext<Owner> {
  const subject = of === 'usuario' ? { usuario_id: ownerId } : { consumidor_id: ownerId, zona_horaria };
  return { reads, now, subject, last };
}

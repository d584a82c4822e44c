import type { ChannelData } from '@/lib/channels/registry';
import type { Followed } from '@/lib/domain/consentimientos';
import type { Estado } from '@/lib/domain/estado';
import { type Need, needOf } from '@/lib/domain/need';
import type { Snapshot } from '@/lib/domain/snapshot';

export type Resumen = ChannelData<'resumen'>;

/** A person of the board as the page was rendered; absent or null is what they do not share. */
export type BoardPerson = Followed & { estado: Estado | null; resumen: Snapshot<Resumen> | undefined };

/** What the last look at everybody found: their needs, their data states, and the order to show them in. */
export type Look = { needs: ReadonlyMap<number, Seen>; order: readonly number[]; pending: boolean };
export type Seen = { need: Need; estado: Estado['estado'] | null };

export type BoardFilter = { search: string; level: Need['level'] | ''; estado: Estado['estado'] | '' };
export const NO_FILTER: BoardFilter = { search: '', level: '', estado: '' };

export function seenOf(
  told: { estado: Estado['estado']; edadMs: number | null } | null,
  resumen: Resumen | undefined,
  now: number,
): Seen {
  const estado = told?.estado ?? null;
  return { need: needOf({ estado, edad_ms: told?.edadMs ?? null, resumen }, now), estado };
}

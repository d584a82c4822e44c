import type { ChannelData } from '@/lib/channels/registry';
import type { Followed } from '@/lib/domain/consentimientos';
import type { Estado } from '@/lib/domain/estado';
import { type Need, needOf } from '@/lib/domain/need';
import type { Snapshot } from '@/lib/domain/snapshot';
import { type AsOf, asOf } from '@/lib/domain/terms';
import type { Instant } from '@/lib/i18n/format';

export type Resumen = ChannelData<'resumen'>;

/** A person of the board as the page was rendered; absent or null is what they do not share. */
export type BoardPerson = Followed & { estado: Estado | null; resumen: Snapshot<Resumen> | undefined };

/** What the last look at everybody found: their needs, their data states, and the order to show them in. */
export type Look = { needs: ReadonlyMap<number, Seen>; order: readonly number[]; pending: boolean };
export type Seen = { need: Need; estado: Estado['estado'] | null };

export type BoardFilter = { search: string; level: Need['level'] | ''; estado: Estado['estado'] | '' };
export const NO_FILTER: BoardFilter = { search: '', level: '', estado: '' };

type Sight = Pick<Followed, 'resolucion' | 'zona_horaria'>;
type Told = { estado: Estado['estado']; edadMs: number | null };

/**
 * `past`: where what was held ends, for who sees a past moment; of that moment is then what it says. Finished days say
 * nothing of who needs somebody today.
 */
export function seenOf(
  { resolucion }: Pick<Sight, 'resolucion'>,
  { told, resumen, past }: { told: Told | null; resumen: Resumen | undefined; past: AsOf | null },
  now: number,
): Seen {
  const estado = told?.estado ?? null;
  const facts = {
    estado,
    edad_ms: told?.edadMs ?? null,
    resumen: resolucion === 'diario' ? undefined : resumen,
  };
  return { need: needOf(facts, past ? past.until.getTime() : now), estado };
}

/** Of who shares nothing that would tell, it is not said that they have told nothing yet. */
export function isNeedSaid({ level }: Need, told: Told | null, resumen: Resumen | undefined): boolean {
  return level !== 'sin_datos' || told !== null || resumen !== undefined;
}

/** The past moment at which a person was seen by what the server told at `at`; null: as it is. */
export function pastOf({ resolucion, zona_horaria }: Sight, at: Instant): AsOf | null {
  return asOf(resolucion, zona_horaria, new Date(at));
}

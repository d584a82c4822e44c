import type { Actor, Alcance } from '@/lib/domain/access';
import { LatidoError } from '@/lib/domain/errors';
import type { Deps } from '@/lib/domain/use-cases/deps';
import { ownUsuario, readable } from '@/lib/domain/use-cases/read-access';
import type { ChannelDefinition } from './define';

/**
 * What a reader sees of a channel: `hidden` names the fields that are null for them, `estado` whether they may
 * know how fresh the data is. Equal `key`s, equal sight.
 */
export type View = { hidden: readonly string[]; estado: boolean; key: string };

type Seen = Pick<ChannelDefinition, 'of' | 'scopes' | 'fields'>;

/** Of what belongs to the usuario alone. It is nobody's sensor data, so there is no estado to tell. */
const OWN: View = { hidden: [], estado: false, key: '' };

/** Undefined for who may see nothing of it. */
export function viewOf({ scopes, fields = {} }: Seen, alcances: readonly Alcance[]): View | undefined {
  if (!scopes.some((scope) => alcances.includes(scope))) return undefined;
  const granted = (scope: Alcance) => alcances.includes(scope);
  const hidden = Object.entries(fields).flatMap(([field, needs]) =>
    [needs].flat().every(granted) ? [] : field,
  );
  const estado = alcances.includes('estado');
  return { hidden, estado, key: [...hidden, estado ? '' : 'estado'].filter(Boolean).join('+') };
}

/**
 * What `actor` sees of the channel that `id` names, whose it is, and when that ends by itself, if it does. Every answer
 * and every socket passes here.
 *
 * @throws not_allowed, the same for a consumidor or usuario that is foreign and one that does not exist
 */
export async function authorizeView(
  deps: Pick<Deps, 'repos'>,
  actor: Actor,
  id: number,
  channel: Seen,
): Promise<{ ownerId: number; view: View; until?: Date }> {
  if (channel.of === 'usuario') return { ownerId: await ownUsuario(deps, actor, id), view: OWN };
  const { alcances, until } = await readable(deps, actor, id);
  const view = viewOf(channel, alcances);
  if (!view) throw new LatidoError('not_allowed');
  return { ownerId: id, view, until };
}

/** Rows, or the one row of a state channel, with the hidden fields null. */
export function shown(data: unknown, { hidden }: View): unknown {
  if (hidden.length === 0) return data;
  if (Array.isArray(data)) return data.map((row) => veiled(row, hidden));
  return veiled(data, hidden);
}

function veiled(row: unknown, hidden: readonly string[]): unknown {
  if (typeof row !== 'object' || row === null) return row;
  return { ...row, ...Object.fromEntries(hidden.filter((key) => key in row).map((key) => [key, null])) };
}

import { type Sought, shownBy } from '@/lib/domain/accesos';
import type { Actor, Alcance } from '@/lib/domain/access';
import { LatidoError } from '@/lib/domain/errors';
import { isFineEnough, type Resolucion } from '@/lib/domain/terms';
import { ownUsuario, type Readable, type ReadDeps, readable } from '@/lib/domain/use-cases/read-access';
import type { ChannelDefinition } from './define';

/**
 * What a reader sees of a channel: `hidden` names the fields that are null for them, `estado` whether they may
 * know how fresh the data is, `resolucion` how old what they see must be. Equal `key`s, equal sight.
 */
export type View = { hidden: readonly string[]; estado: boolean; resolucion: Resolucion; key: string };

type Seen = Pick<ChannelDefinition, 'name' | 'of' | 'scopes' | 'fields' | 'coarsest' | 'fieldsCoarsest'>;

/** Of what belongs to the usuario alone. It is nobody's sensor data, so there is no estado to tell. */
const OWN: View = { hidden: [], estado: false, resolucion: 'vivo', key: '' };

/** Undefined for who may see nothing of it. */
export function viewOf(
  channel: Seen,
  { alcances, resolucion }: Pick<Readable, 'alcances' | 'resolucion'>,
): View | undefined {
  if (shownBy(soughtOf(channel), { alcances, resolucion }).length === 0) return undefined;
  const { fields = {}, fieldsCoarsest = {} } = channel;
  const granted = (scope: Alcance) => alcances.includes(scope);
  const hidden = Object.entries(fields).flatMap(([field, needs]) =>
    [needs].flat().every(granted) && isFineEnough(resolucion, fieldsCoarsest[field] ?? 'diario') ? [] : field,
  );
  const estado = alcances.includes('estado');
  const key = [...hidden, estado ? '' : 'estado', resolucion === 'vivo' ? '' : resolucion];
  return { hidden, estado, resolucion, key: key.filter(Boolean).join('+') };
}

/** A channel as something to look at. */
export function soughtOf({ name, scopes, fields = {}, coarsest, fieldsCoarsest = {} }: Seen): Sought {
  const by: Sought['coarsest'] = {};
  for (const [field, needs] of Object.entries(fields))
    for (const scope of [needs].flat()) by[scope] = coarser(by[scope], fieldsCoarsest[field] ?? coarsest);
  for (const scope of scopes) by[scope] ??= coarsest;
  return { que: name, scopes, also: Object.values(fields).flat(), coarsest: by };
}

/** A scope shows something as long as any of its fields does. */
function coarser(one: Resolucion | undefined, other: Resolucion = 'diario'): Resolucion {
  return one && isFineEnough(other, one) ? one : other;
}

/**
 * What `actor` sees of the channel that `id` names, whose it is, and when time alone ends that. Every answer and every
 * socket passes here.
 *
 * @throws not_allowed, the same for a consumidor or usuario that is foreign and one that does not exist
 */
export async function authorizeView(
  deps: ReadDeps,
  actor: Actor,
  id: number,
  channel: Seen,
): Promise<{ ownerId: number; view: View; ends_at: Date | null }> {
  if (channel.of === 'usuario')
    return { ownerId: await ownUsuario(deps, actor, id), view: OWN, ends_at: null };
  const seen = await readable(deps, actor, id, [soughtOf(channel)]);
  const view = viewOf(channel, seen);
  if (!view) throw new LatidoError('not_allowed');
  return { ownerId: id, view, ends_at: seen.ends_at };
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

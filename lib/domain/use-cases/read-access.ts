import { type Sought, shownBy } from '../accesos';
import { type Actor, ALCANCES, type Alcance, mayRead, type Subject } from '../access';
import { LatidoError } from '../errors';
import type { Deps } from './deps';

export type ReadDeps = Pick<Deps, 'repos' | 'looks'>;

/**
 * Every scope that `actor` has of this consumidor, when `alcance` is among them. Every read of a
 * person passes here or through `readable`. `que` names what is read where several things share the scope, `also`
 * the scopes that show more of it: both are told in the log of looks.
 *
 * @throws not_allowed, the same for a consumidor that is foreign and one that does not exist
 */
export async function authorizeRead(
  deps: ReadDeps,
  actor: Actor,
  consumidorId: number,
  alcance: Alcance,
  { que = alcance, also = [] }: { que?: string; also?: readonly Alcance[] } = {},
): Promise<Alcance[]> {
  const sought = { que, scopes: [alcance], also };
  const { alcances } = await readable(deps, actor, consumidorId, [sought]);
  if (!alcances.includes(alcance)) throw new LatidoError('not_allowed');
  return alcances;
}

/**
 * Every part of a consumidor's data that `actor` may see: none of one who does not exist. What of `sought` they may
 * see counts as looked at.
 */
export async function readable(
  { repos, looks }: ReadDeps,
  actor: Actor,
  consumidorId: number,
  sought: readonly Sought[],
): Promise<{ subject: Subject | null; alcances: Alcance[] }> {
  const subject = await repos.usuarios.subject(consumidorId);
  if (!subject) return { subject, alcances: [] };
  const granted =
    actor.rol === 'cuidador' ? await repos.consentimientos.granted(consumidorId, actor.usuario_id) : [];
  const alcances = ALCANCES.filter((alcance) => mayRead(actor, subject, alcance, granted));
  if (actor.usuario_id !== subject.usuario_id)
    await lookedAt({ looks }, actor, [{ consumidor_id: consumidorId, alcances }], sought);
  return { subject, alcances };
}

/** Records that `actor`, who is not their owner, sees of these people what their scopes let be seen of `sought`; `motivo`: where these are not of a consentimiento. */
export async function lookedAt(
  { looks }: Pick<Deps, 'looks'>,
  { usuario_id }: Actor,
  people: readonly { consumidor_id: number; alcances: readonly Alcance[]; motivo?: string }[],
  sought: readonly Sought[],
): Promise<void> {
  const seen = people.flatMap(({ consumidor_id, alcances, motivo = null }) =>
    sought.flatMap((one) => {
      const shown = shownBy(one, alcances);
      return shown.length > 0 ? { consumidor_id, usuario_id, que: one.que, alcances: shown, motivo } : [];
    }),
  );
  if (seen.length > 0) await looks.seen(seen);
}

/**
 * The actor's own usuario, named by its id or, by a consumidor, by the id of their consumidor.
 *
 * @throws not_allowed for any other id, whether there is such a usuario or not
 */
export async function ownUsuario(deps: Pick<Deps, 'repos'>, actor: Actor, id: number): Promise<number> {
  if (id !== actor.usuario_id && id !== (await ownConsumidor(deps, actor)))
    throw new LatidoError('not_allowed');
  return actor.usuario_id;
}

/** The id of the actor's own consumidor; only a consumidor writes, and only about themselves. */
export async function ownConsumidor({ repos }: Pick<Deps, 'repos'>, actor: Actor): Promise<number> {
  const usuario = actor.rol === 'consumidor' ? await repos.usuarios.find(actor.usuario_id) : null;
  if (!usuario?.consumidor_id) throw new LatidoError('not_allowed');
  return usuario.consumidor_id;
}

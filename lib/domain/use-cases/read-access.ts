import { type Actor, ALCANCES, type Alcance, mayRead, type Subject } from '../access';
import type { Granted } from '../emergencias';
import { LatidoError } from '../errors';
import type { Deps } from './deps';

/**
 * Every scope that `actor` has of this consumidor, when `alcance` is among them. Every read of a
 * person passes here or through `readable`.
 *
 * @throws not_allowed, the same for a consumidor that is foreign and one that does not exist
 */
export async function authorizeRead(
  deps: Pick<Deps, 'repos'>,
  actor: Actor,
  consumidorId: number,
  alcance: Alcance,
): Promise<Alcance[]> {
  const { alcances } = await readable(deps, actor, consumidorId);
  if (!alcances.includes(alcance)) throw new LatidoError('not_allowed');
  return alcances;
}

/**
 * Every part of a consumidor's data that `actor` may see: none of one who does not exist. `until`: when that ends by
 * itself, if it does.
 */
export async function readable(
  { repos }: Pick<Deps, 'repos'>,
  actor: Actor,
  consumidorId: number,
): Promise<{ subject: Subject | null; alcances: Alcance[]; until?: Date }> {
  const subject = await repos.usuarios.subject(consumidorId);
  if (!subject) return { subject, alcances: [] };
  const granted = await grantedTo(repos, actor, consumidorId);
  const alcances = ALCANCES.filter((alcance) => mayRead(actor, subject, alcance, granted.alcances));
  return { subject, alcances, until: granted.until };
}

/**
 * What somebody who is not the owner was given: a cuidador by the consumidor, an administrador by an open emergencia
 * (a look under one is to be recorded with its `motivo`).
 */
async function grantedTo(
  { consentimientos, emergencias }: Deps['repos'],
  { rol, usuario_id }: Actor,
  consumidorId: number,
): Promise<Granted> {
  if (rol === 'cuidador') return { alcances: await consentimientos.granted(consumidorId, usuario_id) };
  return rol === 'administrador' ? emergencias.granted(consumidorId, usuario_id) : { alcances: [] };
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

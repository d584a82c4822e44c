import { type Actor, type Alcance, mayRead, type Subject } from '../access';
import { LatidoError } from '../errors';
import type { Deps } from './deps';

/**
 * The subject, when `actor` may see this part of their data. Every page, route and socket passes here.
 *
 * @throws not_allowed, the same for a consumidor that is foreign and one that does not exist
 */
export async function authorizeRead(
  { repos }: Pick<Deps, 'repos'>,
  actor: Actor,
  consumidorId: number,
  alcance: Alcance,
): Promise<Subject> {
  const subject = await repos.usuarios.subject(consumidorId);
  if (!subject) throw new LatidoError('not_allowed');
  const granted =
    actor.rol === 'cuidador' ? await repos.consentimientos.granted(consumidorId, actor.usuario_id) : [];
  if (!mayRead(actor, subject, alcance, granted)) throw new LatidoError('not_allowed');
  return subject;
}

/** The id of the actor's own consumidor; only a consumidor writes, and only about themselves. */
export async function ownConsumidor({ repos }: Pick<Deps, 'repos'>, actor: Actor): Promise<number> {
  const usuario = actor.rol === 'consumidor' ? await repos.usuarios.find(actor.usuario_id) : null;
  if (!usuario?.consumidor_id) throw new LatidoError('not_allowed');
  return usuario.consumidor_id;
}

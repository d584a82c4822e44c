import { type Actor, ALCANCES, type Alcance, mayRead, type Subject } from '../access';
import { LatidoError } from '../errors';
import { type AsOf, asOf, openAt, type Resolucion, scopesAt } from '../terms';
import type { Deps } from './deps';

/** The scopes that a reader has now, and the past moment at which they see the data; null: as it is. */
export type Reading = { alcances: Alcance[]; as_of: AsOf | null };

/**
 * What `actor` has of this consumidor, when `alcance` is among it. Every read of a person passes here or through
 * `readable`.
 *
 * @throws not_allowed, the same for a consumidor that is foreign and one that does not exist
 */
export async function authorizeRead(
  deps: Pick<Deps, 'repos' | 'clock'>,
  actor: Actor,
  consumidorId: number,
  alcance: Alcance,
): Promise<Reading> {
  const { subject, alcances, resolucion } = await readable(deps, actor, consumidorId);
  if (!subject || !alcances.includes(alcance)) throw new LatidoError('not_allowed');
  return { alcances, as_of: asOf(resolucion, subject.zona_horaria, deps.clock.now()) };
}

/**
 * Every part of a consumidor's data that `actor` may see now, and at which resolution: none of one who does not exist.
 * `ends_at`: when time alone ends it.
 */
export type Readable = {
  subject: Subject | null;
  alcances: Alcance[];
  resolucion: Resolucion;
  ends_at: Date | null;
};

export async function readable(
  { repos, clock }: Pick<Deps, 'repos' | 'clock'>,
  actor: Actor,
  consumidorId: number,
): Promise<Readable> {
  const subject = await repos.usuarios.subject(consumidorId);
  if (!subject) return { subject, ...NOTHING };
  const seen = actor.rol === 'cuidador' ? await grantedNow({ repos, clock }, actor, subject) : NOTHING;
  return {
    ...seen,
    subject,
    alcances: ALCANCES.filter((one) => mayRead(actor, subject, one, seen.alcances)),
  };
}

const NOTHING: Omit<Readable, 'subject'> = { alcances: [], resolucion: 'vivo', ends_at: null };

async function grantedNow(
  { repos, clock }: Pick<Deps, 'repos' | 'clock'>,
  actor: Actor,
  { consumidor_id, zona_horaria }: Subject,
): Promise<Omit<Readable, 'subject'>> {
  const terms = await repos.consentimientos.granted(consumidor_id, actor.usuario_id);
  const open = terms && openAt(terms, zona_horaria, clock.now());
  if (!open) return NOTHING;
  const { resolucion, alcances } = terms;
  return { alcances: scopesAt(resolucion, alcances), resolucion, ends_at: open.until };
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

import { type Sought, shownBy } from '../accesos';
import { type Actor, ALCANCES, type Alcance, mayRead, type Subject } from '../access';
import { LatidoError } from '../errors';
import { type AsOf, asOf, openAt, type Resolucion, scopesAt } from '../terms';
import type { Deps } from './deps';

export type ReadDeps = Pick<Deps, 'repos' | 'clock' | 'looks'>;

/** The scopes that a reader has now, and the past moment at which they see the data; null: as it is. */
export type Reading = { alcances: Alcance[]; as_of: AsOf | null };

/**
 * What `actor` has of this consumidor, when `alcance` is among it. Every read of a person passes here or through
 * `readable`. `que` names what is read where several things share the scope, `also` the scopes that show more of it:
 * both are told in the log of looks.
 *
 * @throws not_allowed, the same for a consumidor that is foreign and one that does not exist
 */
export async function authorizeRead(
  deps: ReadDeps,
  actor: Actor,
  consumidorId: number,
  alcance: Alcance,
  { que = alcance, also = [] }: { que?: string; also?: readonly Alcance[] } = {},
): Promise<Reading> {
  const sought = { que, scopes: [alcance], also };
  const { subject, alcances, resolucion } = await readable(deps, actor, consumidorId, [sought]);
  if (!subject || !alcances.includes(alcance)) throw new LatidoError('not_allowed');
  return { alcances, as_of: asOf(resolucion, subject.zona_horaria, deps.clock.now()) };
}

/** `ends_at`: when time alone ends it. `motivo`: why, where no consentimiento allowed it. */
export type Readable = {
  subject: Subject | null;
  alcances: Alcance[];
  resolucion: Resolucion;
  ends_at: Date | null;
  motivo: string | null;
};

const NOTHING: Omit<Readable, 'subject'> = { alcances: [], resolucion: 'vivo', ends_at: null, motivo: null };

/**
 * Every part of a consumidor's data that `actor` may see now, and at which resolution: none of one who does not exist.
 * What of `sought` they may see counts as looked at.
 */
export async function readable(
  deps: ReadDeps,
  actor: Actor,
  consumidorId: number,
  sought: readonly Sought[],
): Promise<Readable> {
  const subject = await deps.repos.usuarios.subject(consumidorId);
  if (!subject) return { subject, ...NOTHING };
  const held = await grantedNow(deps, actor, subject);
  const alcances = ALCANCES.filter((one) => mayRead(actor, subject, one, held.alcances));
  const seen = { ...held, subject, alcances };
  if (actor.usuario_id !== subject.usuario_id)
    await lookedAt(deps, actor, [{ ...seen, consumidor_id: consumidorId }], sought);
  return seen;
}

/** What somebody who is not the owner was given: a cuidador by the consumidor, an administrador by an open emergencia. */
async function grantedNow(
  { repos, clock }: ReadDeps,
  { rol, usuario_id }: Actor,
  { consumidor_id, zona_horaria }: Subject,
): Promise<Omit<Readable, 'subject'>> {
  if (rol === 'administrador')
    return { ...NOTHING, ...(await repos.emergencias.granted(consumidor_id, usuario_id)) };
  if (rol !== 'cuidador') return NOTHING;
  const terms = await repos.consentimientos.granted(consumidor_id, usuario_id);
  const open = terms && openAt(terms, zona_horaria, clock.now());
  if (!open) return NOTHING;
  const { resolucion, alcances } = terms;
  return { ...NOTHING, alcances: scopesAt(resolucion, alcances), resolucion, ends_at: open.until };
}

type Seen = Pick<Readable, 'alcances' | 'resolucion'> & { consumidor_id: number; motivo?: string | null };

/** Records that `actor`, who is not their owner, sees of these people what their grants let be seen of `sought`. */
export async function lookedAt(
  { looks }: Pick<Deps, 'looks'>,
  { usuario_id }: Actor,
  people: readonly Seen[],
  sought: readonly Sought[],
): Promise<void> {
  const seen = people.flatMap(({ consumidor_id, motivo = null, ...held }) =>
    sought.flatMap((one) => {
      const shown = shownBy(one, held);
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

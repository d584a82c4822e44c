import type { Actor } from '../access';
import {
  type ConsentEvent,
  type Consentimiento,
  type Followed,
  type FollowedPerson,
  INVITATION_DAYS,
  type Invitacion,
  type TermsChange,
} from '../consentimientos';
import { LatidoError } from '../errors';
import { estadoOf } from '../estado';
import { isExpired, openAt, scopesAt, type Terms } from '../terms';
import { DAY_MS } from '../time';
import { type Deps, inFuture } from './deps';
import type { IssuedCode } from './devices';
import { lookedAt, ownConsumidor } from './read-access';
import { requireVerifiedEmail } from './verification';

const CODE_LENGTH = 12;

/** A single-use code with which a cuidador gets a grant of these terms, within seven days. @throws email_unverified */
export async function invite(deps: Deps, actor: Actor, terms: Terms): Promise<IssuedCode> {
  await requireVerifiedEmail(deps, actor);
  const consumidorId = await ownConsumidor(deps, actor);
  checkExpiry(deps, terms);
  const code = deps.secrets.base32(CODE_LENGTH);
  const expires = inFuture(deps.clock, INVITATION_DAYS * DAY_MS);
  const { fingerprint } = deps.secrets;
  await deps.repos.consentimientos.invite(consumidorId, fingerprint(code), terms, expires, deps.clock.now());
  return { codigo: code.replace(/(.{4})(?=.)/g, '$1-'), expira_at: expires.toISOString() };
}

/** @throws invalid */
function checkExpiry({ clock }: Pick<Deps, 'clock'>, { expira_at = null }: { expira_at?: string | null }) {
  if (isExpired({ expira_at }, clock.now()))
    throw new LatidoError('invalid', { errors: [{ pointer: '/expira_at', detail: 'Ese momento ya pasó' }] });
}

/** What a code would give, without taking it. @throws code_invalid, not_allowed for anybody who is no cuidador */
export async function previewInvitation(deps: Deps, actor: Actor, codigo: string): Promise<Invitacion> {
  if (actor.rol !== 'cuidador') throw new LatidoError('not_allowed');
  const codeHash = deps.secrets.fingerprint(codigo);
  const invitation = await deps.repos.consentimientos.invitation(codeHash, deps.clock.now());
  if (!invitation) throw new LatidoError('code_invalid');
  return invitation;
}

/** @throws code_invalid, email_unverified, not_allowed for anybody who is no cuidador */
export async function acceptInvitation(deps: Deps, actor: Actor, codigo: string): Promise<Followed> {
  if (actor.rol !== 'cuidador') throw new LatidoError('not_allowed');
  await requireVerifiedEmail(deps, actor);
  const { usuario_id: cuidador_id } = actor;
  const codeHash = deps.secrets.fingerprint(codigo);
  const consumidorId = await deps.repos.consentimientos.accept(cuidador_id, codeHash, deps.clock.now());
  if (consumidorId === null) throw new LatidoError('code_invalid');
  deps.bus.publish({ name: 'consentimiento.changed', consumidor_id: consumidorId, cuidador_id });
  const followed = await followedNow(deps, cuidador_id);
  const found = followed.find(({ consumidor_id }) => consumidor_id === consumidorId);
  if (!found) throw new LatidoError('code_invalid');
  return found;
}

export async function listConsentimientos(deps: Deps, actor: Actor): Promise<Consentimiento[]> {
  const held = await deps.repos.consentimientos.ofConsumidor(await ownConsumidor(deps, actor));
  return held.map((one) => ({ ...one, vencido: isExpired(one, deps.clock.now()) }));
}

/** What happened to the consents of the actor, the newest first. */
export async function consentHistory(
  deps: Deps,
  actor: Actor,
  { limit, before }: { limit: number; before?: number },
): Promise<ConsentEvent[]> {
  return deps.repos.consentimientos.history(await ownConsumidor(deps, actor), limit, before);
}

/** Other terms for a grant that goes on; open sockets follow, on every instance. @throws not_found, invalid */
export async function changeConsentimiento(
  deps: Deps,
  actor: Actor,
  id: number,
  change: TermsChange,
): Promise<Consentimiento> {
  const consumidorId = await ownConsumidor(deps, actor);
  checkExpiry(deps, change);
  const done = await deps.repos.consentimientos.change(consumidorId, id, change, deps.clock.now());
  if (!done) throw new LatidoError('not_found');
  const { cuidador_id, changed } = done;
  if (changed) deps.bus.publish({ name: 'consentimiento.changed', consumidor_id: consumidorId, cuidador_id });
  const found = (await listConsentimientos(deps, actor)).find((one) => one.id === id);
  if (!found) throw new LatidoError('not_found');
  return found;
}

/** Ends a grant; the cuidador's sockets are cut on every instance. @throws not_found */
export async function revokeConsentimiento(deps: Deps, actor: Actor, id: number): Promise<void> {
  const consumidorId = await ownConsumidor(deps, actor);
  const cuidadorId = await deps.repos.consentimientos.revoke(consumidorId, id, deps.clock.now());
  if (cuidadorId === null) throw new LatidoError('not_found');
  deps.bus.publish({ name: 'consentimiento.changed', consumidor_id: consumidorId, cuidador_id: cuidadorId });
}

/** The consumidores a cuidador follows, each with its data state where its terms let see that now. */
export async function listFollowed(deps: Deps, actor: Actor): Promise<FollowedPerson[]> {
  if (actor.rol !== 'cuidador') throw new LatidoError('not_allowed');
  const followed = await followedNow(deps, actor.usuario_id);
  const open = followed.filter(({ abierto }) => abierto);
  await lookedAt(deps, actor, open, [{ que: 'estado', scopes: ['estado'] }]);
  return Promise.all(
    followed.map(async (one) => {
      const version =
        one.abierto && one.alcances.includes('estado')
          ? await deps.repos.snapshots.version(one.consumidor_id)
          : null;
      return { ...one, estado: version && estadoOf(version.last, deps.clock.now()) };
    }),
  );
}

/** By the grants that are not expired; of the scopes those that the resolution leaves. */
async function followedNow({ repos, clock }: Deps, cuidadorId: number): Promise<Followed[]> {
  const now = clock.now();
  const held = (await repos.consentimientos.ofCuidador(cuidadorId)).filter((one) => !isExpired(one, now));
  return held.map((one) => ({
    ...one,
    alcances: scopesAt(one.resolucion, one.alcances),
    abierto: openAt(one, one.zona_horaria, now) !== null,
  }));
}

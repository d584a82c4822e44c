import type { Actor, Alcance } from '../access';
import { type ConsentEvent, type Consentimiento, type Followed, INVITATION_DAYS } from '../consentimientos';
import { LatidoError } from '../errors';
import { type Estado, estadoOf } from '../estado';
import { DAY_MS } from '../time';
import { type Deps, inFuture } from './deps';
import type { IssuedCode } from './devices';
import { ownConsumidor } from './read-access';
import { requireVerifiedEmail } from './verification';

const CODE_LENGTH = 12;

/** A single-use code with which a cuidador gets these scopes, within seven days. @throws email_unverified */
export async function invite(deps: Deps, actor: Actor, alcances: readonly Alcance[]): Promise<IssuedCode> {
  await requireVerifiedEmail(deps, actor);
  const consumidorId = await ownConsumidor(deps, actor);
  const code = deps.secrets.base32(CODE_LENGTH);
  const expires = inFuture(deps.clock, INVITATION_DAYS * DAY_MS);
  const { fingerprint } = deps.secrets;
  await deps.repos.consentimientos.invite(
    consumidorId,
    fingerprint(code),
    alcances,
    expires,
    deps.clock.now(),
  );
  return { codigo: code.replace(/(.{4})(?=.)/g, '$1-'), expira_at: expires.toISOString() };
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
  const followed = await deps.repos.consentimientos.ofCuidador(cuidador_id);
  const found = followed.find(({ consumidor_id }) => consumidor_id === consumidorId);
  if (!found) throw new LatidoError('code_invalid');
  return found;
}

export async function listConsentimientos(deps: Deps, actor: Actor): Promise<Consentimiento[]> {
  return deps.repos.consentimientos.ofConsumidor(await ownConsumidor(deps, actor));
}

/** What happened to the consents of the actor, the newest first. */
export async function consentHistory(
  deps: Deps,
  actor: Actor,
  { limit, before }: { limit: number; before?: number },
): Promise<ConsentEvent[]> {
  return deps.repos.consentimientos.history(await ownConsumidor(deps, actor), limit, before);
}

/** Ends a grant; the cuidador's sockets are cut on every instance. @throws not_found */
export async function revokeConsentimiento(deps: Deps, actor: Actor, id: number): Promise<void> {
  const consumidorId = await ownConsumidor(deps, actor);
  const cuidadorId = await deps.repos.consentimientos.revoke(consumidorId, id, deps.clock.now());
  if (cuidadorId === null) throw new LatidoError('not_found');
  deps.bus.publish({ name: 'consentimiento.changed', consumidor_id: consumidorId, cuidador_id: cuidadorId });
}

/** The consumidores a cuidador follows, each with its data state where that scope was granted. */
export async function listFollowed(
  deps: Deps,
  actor: Actor,
): Promise<(Followed & { estado: Estado | null })[]> {
  if (actor.rol !== 'cuidador') throw new LatidoError('not_allowed');
  const followed = await deps.repos.consentimientos.ofCuidador(actor.usuario_id);
  return Promise.all(
    followed.map(async (one) => {
      const version = one.alcances.includes('estado')
        ? await deps.repos.snapshots.version(one.consumidor_id)
        : null;
      return { ...one, estado: version && estadoOf(version.last, deps.clock.now()) };
    }),
  );
}

import type { Actor } from '../access';
import type { OwnerProof, Proof } from '../cuentas';
import { LatidoError } from '../errors';
import type { Place } from '../limits';
import { isTotp, RECOVERY_CHARS, RECOVERY_CODES, type SegundoFactor } from '../segundo-factor';
import type { Deps, LimitedDeps } from './deps';
import { requireOwnPassword } from './own-password';

const contextOf = (usuarioId: number) => `segundo factor de ${usuarioId}`;
const wrong = () => new LatidoError('second_factor_wrong');

export async function findSegundoFactor(
  { repos }: Pick<Deps, 'repos'>,
  actor: Actor,
): Promise<SegundoFactor> {
  const stored = await repos.segundosFactores.find(actor.usuario_id);
  if (!stored?.confirmado_at) return { activo: false, desde: null, codigos_restantes: 0 };
  const codigos_restantes = await repos.segundosFactores.recoveryLeft(actor.usuario_id);
  return { activo: true, desde: stored.confirmado_at.toISOString(), codigos_restantes };
}

/**
 * A new secret for the app of the owner, told this once. It counts after `confirmSecondFactor`.
 *
 * @throws invalid for a wrong password, conflict when there is a second factor, too_many
 */
export async function proposeSecondFactor(
  deps: LimitedDeps,
  actor: Actor,
  password: string,
): Promise<{ secreto: string; uri: string; qr: string }> {
  const { email } = await requireOwnPassword(deps, actor, password);
  const secreto = deps.otp.secret();
  const sealed = deps.vault.seal(secreto, contextOf(actor.usuario_id));
  if (!(await deps.repos.segundosFactores.propose(actor.usuario_id, sealed, deps.clock.now())))
    throw new LatidoError('conflict', { detail: 'Tu segundo factor ya está activo' });
  const uri = deps.otp.uri(secreto, email);
  return { secreto, uri, qr: deps.otp.qr(uri) };
}

/**
 * The first code of the proposed secret turns the second factor on, and every other session has to come in anew, with a
 * code. Answers the recovery codes, told this once.
 *
 * @throws second_factor_wrong, conflict when nothing is proposed, too_many
 */
export async function confirmSecondFactor(
  deps: LimitedDeps,
  actor: Actor,
  codigo: string,
): Promise<string[]> {
  const { repos, clock, limits } = deps;
  const stored = await repos.segundosFactores.find(actor.usuario_id);
  if (!stored || stored.confirmado_at) throw nothingProposed();
  const giveBack = await limits.ownSecret(actor.session_id);
  const step = stepOf(deps, actor.usuario_id, stored.secreto, codigo);
  if (step === null) throw wrong();
  await giveBack();
  const codes = newCodes(deps);
  const hashes = hashesOf(deps, codes);
  const confirmed = { secreto: stored.secreto, step, codeHashes: hashes };
  if (!(await repos.segundosFactores.confirm(actor, confirmed, clock.now()))) throw nothingProposed();
  othersEnded(deps, actor);
  return codes;
}

const nothingProposed = () =>
  new LatidoError('conflict', { detail: 'No hay un segundo factor por confirmar' });

/** Other recovery codes: the ones before no longer count, and every other session ends. */
export async function renewRecoveryCodes(deps: LimitedDeps, actor: Actor, proof: Proof): Promise<string[]> {
  await prove(deps, actor, proof);
  const codes = newCodes(deps);
  await deps.repos.segundosFactores.replaceRecovery(actor, hashesOf(deps, codes), deps.clock.now());
  othersEnded(deps, actor);
  return codes;
}

/** Turns it off, and ends every other session. */
export async function removeSecondFactor(deps: LimitedDeps, actor: Actor, proof: Proof): Promise<void> {
  await prove(deps, actor, proof);
  await deps.repos.segundosFactores.remove(actor, deps.clock.now());
  othersEnded(deps, actor);
}

/** Told after the commit that ended them: their sockets close, on every instance. */
function othersEnded({ bus }: Pick<Deps, 'bus'>, { usuario_id, session_id }: Actor): void {
  bus.publish({ name: 'session.revoked', usuario_id, kept_session_id: session_id });
}

/**
 * The second step of a sign-in whose password was right; nothing to do where there is no second factor.
 *
 * @throws second_factor_required, second_factor_wrong, too_many
 */
export async function passSecondFactor(
  deps: LimitedDeps,
  place: Place,
  { id, email }: { id: number; email: string },
  codigo: string | undefined,
): Promise<void> {
  const stored = await deps.repos.segundosFactores.find(id);
  if (!stored?.confirmado_at) return;
  if (!codigo) throw new LatidoError('second_factor_required');
  const kind = isTotp(codigo) ? 'totp' : 'recovery';
  const giveBack = await deps.limits.secondFactor(place, { id, email }, kind);
  if (!(await takeCode(deps, id, stored.secreto, codigo))) throw wrong();
  await giveBack();
}

/** Whoever holds a session only must not change the second factor. */
async function prove(deps: LimitedDeps, actor: Actor, proof: Proof): Promise<void> {
  const stored = await deps.repos.segundosFactores.find(actor.usuario_id);
  await proveOwner(deps, actor, proof);
  if (!stored?.confirmado_at) throw new LatidoError('conflict', { detail: 'No tienes un segundo factor' });
}

/**
 * The owner is there, not only their session: by their password, and by a code where there is a second factor.
 *
 * @throws invalid for a wrong password, second_factor_required, second_factor_wrong, too_many
 */
export async function proveOwner(
  deps: LimitedDeps,
  actor: Actor,
  { password, codigo }: OwnerProof,
): Promise<void> {
  await requireOwnPassword(deps, actor, password);
  const stored = await deps.repos.segundosFactores.find(actor.usuario_id);
  if (!stored?.confirmado_at) return;
  if (!codigo) throw new LatidoError('second_factor_required');
  const giveBack = await deps.limits.ownSecret(actor.session_id);
  if (!(await takeCode(deps, actor.usuario_id, stored.secreto, codigo))) throw wrong();
  await giveBack();
}

/** Of those who present a code at once, one gets it. */
async function takeCode(deps: Deps, usuarioId: number, sealed: string, codigo: string): Promise<boolean> {
  const { segundosFactores } = deps.repos;
  if (!isTotp(codigo))
    return segundosFactores.takeRecovery(usuarioId, deps.secrets.fingerprint(codigo), deps.clock.now());
  const step = stepOf(deps, usuarioId, sealed, codigo);
  return step !== null && segundosFactores.takeStep(usuarioId, sealed, step);
}

function stepOf(
  { otp, vault, clock }: Deps,
  usuarioId: number,
  sealed: string,
  codigo: string,
): number | null {
  return otp.step(vault.open(sealed, contextOf(usuarioId)), codigo, clock.now());
}

function newCodes({ secrets }: Pick<Deps, 'secrets'>): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const code = secrets.base32(RECOVERY_CHARS);
    return `${code.slice(0, RECOVERY_CHARS / 2)}-${code.slice(RECOVERY_CHARS / 2)}`;
  });
}

function hashesOf({ secrets }: Pick<Deps, 'secrets'>, codes: readonly string[]): string[] {
  return codes.map((code) => secrets.fingerprint(code.replace('-', '')));
}

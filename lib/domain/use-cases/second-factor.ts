import type { Actor } from '../access';
import { LatidoError } from '../errors';
import type { Place } from '../limits';
import {
  isTotp,
  type OwnerProof,
  type Proof,
  RECOVERY_CHARS,
  RECOVERY_CODES,
  type SegundoFactor,
} from '../segundo-factor';
import { checkCredentials } from './accounts';
import type { Deps, LimitedDeps } from './deps';

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
 * @throws bad_credentials, conflict when there is a second factor, too_many
 */
export async function proposeSecondFactor(
  deps: LimitedDeps,
  actor: Actor,
  password: string,
): Promise<{ secreto: string; uri: string; qr: string }> {
  const email = await checkOwnPassword(deps, actor, password);
  const secreto = deps.otp.secret();
  const sealed = deps.vault.seal(secreto, contextOf(actor.usuario_id));
  if (!(await deps.repos.segundosFactores.propose(actor.usuario_id, sealed, deps.clock.now())))
    throw new LatidoError('conflict', { detail: 'Tu segundo factor ya está activo' });
  const uri = deps.otp.uri(secreto, email);
  return { secreto, uri, qr: deps.otp.qr(uri) };
}

/**
 * The first code of the proposed secret turns the second factor on. Answers the recovery codes, told this once.
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
  if (!(await repos.segundosFactores.confirm(actor.usuario_id, stored.secreto, step, hashes, clock.now())))
    throw nothingProposed();
  return codes;
}

const nothingProposed = () =>
  new LatidoError('conflict', { detail: 'No hay un segundo factor por confirmar' });

/** Other recovery codes: the ones before no longer count. */
export async function renewRecoveryCodes(deps: LimitedDeps, actor: Actor, proof: Proof): Promise<string[]> {
  await prove(deps, actor, proof);
  const codes = newCodes(deps);
  await deps.repos.segundosFactores.replaceRecovery(actor.usuario_id, hashesOf(deps, codes));
  return codes;
}

export async function removeSecondFactor(deps: LimitedDeps, actor: Actor, proof: Proof): Promise<void> {
  await prove(deps, actor, proof);
  await deps.repos.segundosFactores.remove(actor.usuario_id);
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
 * @throws bad_credentials, second_factor_required, second_factor_wrong, too_many
 */
export async function proveOwner(
  deps: LimitedDeps,
  actor: Actor,
  { password, codigo }: OwnerProof,
): Promise<void> {
  await checkOwnPassword(deps, actor, password);
  const stored = await deps.repos.segundosFactores.find(actor.usuario_id);
  if (!stored?.confirmado_at) return;
  if (!codigo) throw new LatidoError('second_factor_required');
  const giveBack = await deps.limits.ownSecret(actor.session_id);
  if (!(await takeCode(deps, actor.usuario_id, stored.secreto, codigo))) throw wrong();
  await giveBack();
}

/** Counted by the session: who stole one can use up its tries, not those of the owner's other sessions. */
async function checkOwnPassword(deps: LimitedDeps, actor: Actor, password: string): Promise<string> {
  const usuario = await deps.repos.usuarios.find(actor.usuario_id);
  if (!usuario) throw new LatidoError('unauthenticated');
  const giveBack = await deps.limits.ownSecret(actor.session_id);
  await checkCredentials(deps, usuario.email, password);
  await giveBack();
  return usuario.email;
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

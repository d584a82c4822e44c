import type { Actor } from '../access';
import type { PasswordSecret } from '../account-ports';
import { LatidoError } from '../errors';
import { requireGoodPassword } from '../password-policy';
import type { LimitedDeps } from './deps';

/**
 * Whoever finds an open page has the session and not the password. Tries are counted by the session: who stole one can
 * use up its tries, not those of the owner's other sessions.
 *
 * @throws invalid at the field `pointer`; too_many; unauthenticated when the account is gone
 */
export async function requireOwnPassword(
  { repos, passwords, limits }: Pick<LimitedDeps, 'repos' | 'passwords' | 'limits'>,
  { usuario_id, session_id }: Actor,
  password: string,
  pointer = '/password',
): Promise<PasswordSecret> {
  const secret = await repos.cuentas.secret(usuario_id);
  if (!secret) throw new LatidoError('unauthenticated');
  const giveBack = await limits.ownSecret(session_id);
  if (!(await passwords.verify(secret.password_hash, password))) {
    const detail = isKnown(secret) ? 'Esta no es tu contraseña' : NO_PASSWORD;
    throw new LatidoError('invalid', { errors: [{ pointer, detail }] });
  }
  await giveBack();
  return secret;
}

const NO_PASSWORD = 'Tu cuenta no tiene contraseña: antes elige una con un enlace a tu correo';
const isKnown = ({ password_set_by }: Pick<PasswordSecret, 'password_set_by'>) =>
  password_set_by !== 'nobody';

/** Whether the account has a password that somebody knows; one made by way of an issuer has none at first. */
export async function hasPassword({ repos }: Pick<LimitedDeps, 'repos'>, actor: Actor): Promise<boolean> {
  const secret = await repos.cuentas.secret(actor.usuario_id);
  return secret !== null && isKnown(secret);
}

/** A password that somebody else made is no one's own by being set again. */
export const sameAgain = () =>
  new LatidoError('invalid', {
    errors: [{ pointer: '/nueva', detail: 'Elige una distinta de la que ya tienes' }],
  });

/**
 * Ends every session but the one that asks, on every instance, and tells by mail.
 *
 * @throws invalid naming the field; conflict when it was changed elsewhere meanwhile
 */
export async function changePassword(
  deps: LimitedDeps,
  actor: Actor,
  { actual, nueva }: { actual: string; nueva: string },
): Promise<void> {
  const { passwords, leaked, repos, clock, bus } = deps;
  const { usuario_id, session_id } = actor;
  const secret = await requireOwnPassword(deps, actor, actual, '/actual');
  if (nueva === actual) throw sameAgain();
  await requireGoodPassword(leaked, nueva, secret, '/nueva');
  const changed = await repos.cuentas.changePassword({
    usuario_id,
    checked_hash: secret.password_hash,
    password_hash: await passwords.hash(nueva),
    kept_session_id: session_id,
    now: clock.now(),
  });
  if (!changed) throw new LatidoError('conflict', { detail: 'Tu contraseña cambió mientras tanto' });
  bus.publish({ name: 'session.revoked', usuario_id, kept_session_id: session_id });
}

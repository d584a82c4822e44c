import type { Actor } from '../access';
import { LatidoError } from '../errors';
import { type PasswordOwner, requireGoodPassword } from '../password-policy';
import type { Deps } from './deps';

/**
 * Whoever finds an open page has the session and not the password.
 *
 * @throws invalid at the field `pointer`; unauthenticated when the account is gone
 */
export async function requireOwnPassword(
  { repos, passwords }: Pick<Deps, 'repos' | 'passwords'>,
  usuarioId: number,
  password: string,
  pointer: string,
  detail = 'Esta no es tu contraseña actual',
): Promise<PasswordOwner & { password_hash: string }> {
  const secret = await repos.cuentas.secret(usuarioId);
  if (!secret) throw new LatidoError('unauthenticated');
  if (!(await passwords.verify(secret.password_hash, password)))
    throw new LatidoError('invalid', { errors: [{ pointer, detail }] });
  return secret;
}

/**
 * Ends every session but the one that asks, on every instance, and tells by mail.
 *
 * @throws invalid naming the field; conflict when it was changed elsewhere meanwhile
 */
export async function changePassword(
  deps: Deps,
  { usuario_id, session_id }: Actor,
  { actual, nueva }: { actual: string; nueva: string },
): Promise<void> {
  const { passwords, leaked, repos, clock, bus } = deps;
  const secret = await requireOwnPassword(deps, usuario_id, actual, '/actual');
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

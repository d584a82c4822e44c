import { LatidoError } from '../errors';
import { requireGoodPassword } from '../password-policy';
import type { Deps } from './deps';
import { sameAgain } from './own-password';

/**
 * Mails a link to choose a new password to whoever has an account with this address. That is looked up when the mail is
 * sent: asking for a known and for an unknown address is the same work.
 */
export async function askRecovery({ repos, clock }: Deps, email: string): Promise<void> {
  await repos.correos.queue({ usuario_id: null, tipo: 'recuperacion', para: email }, clock.now());
}

/**
 * Sets the password that a link allows, once, ends every session on every instance and tells by mail. The link came to
 * the address, so that is verified too.
 *
 * @throws code_invalid; invalid naming the password, which leaves the link as it was
 */
export async function recover(deps: Deps, { token, nueva }: { token: string; nueva: string }): Promise<void> {
  const { repos, secrets, clock, passwords, leaked, bus } = deps;
  const hash = secrets.fingerprint(token);
  const owner = await repos.cuentas.recovering(hash, clock.now());
  if (!owner) throw new LatidoError('code_invalid');
  const isDue = owner.password_set_by === 'administrador';
  if (isDue && (await passwords.verify(owner.password_hash, nueva))) throw sameAgain();
  await requireGoodPassword(leaked, nueva, owner, '/nueva');
  const usuarioId = await repos.cuentas.resetPassword(hash, await passwords.hash(nueva), clock.now());
  if (usuarioId === null) throw new LatidoError('code_invalid');
  bus.publish({ name: 'session.revoked', usuario_id: usuarioId });
}

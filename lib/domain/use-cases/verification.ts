import type { Actor } from '../access';
import { LatidoError } from '../errors';
import type { Deps, LimitedDeps } from './deps';
import { requireOwnPassword } from './own-password';

/** To let somebody see into one's life, or to see into theirs, one is who one says. @throws email_unverified */
export async function requireVerifiedEmail({ repos }: Pick<Deps, 'repos'>, actor: Actor): Promise<void> {
  const usuario = await repos.usuarios.find(actor.usuario_id);
  if (!usuario?.email_verified_at) throw new LatidoError('email_unverified');
}

/** Mails the link once more; nothing where the address is verified already. */
export async function resendVerification({ repos, clock }: Deps, { usuario_id }: Actor): Promise<void> {
  const usuario = await repos.usuarios.find(usuario_id);
  if (!usuario || usuario.email_verified_at) return;
  await repos.correos.queue({ usuario_id, tipo: 'verificacion', para: usuario.email }, clock.now());
}

/**
 * The address of the link is the verified one of its account from now on. Where that is another than before, the one
 * before is told, and links that went there serve no more.
 *
 * @throws code_invalid
 */
export async function verifyEmail(
  { repos, secrets, clock }: Deps,
  token: string,
): Promise<{ email: string }> {
  const verified = await repos.cuentas.verifyEmail(secrets.fingerprint(token), clock.now());
  if (!verified) throw new LatidoError('code_invalid');
  return verified;
}

/**
 * Mails a link to the new address, which counts once it is followed. An address of somebody else is told to them, and
 * to the caller it is like any other.
 *
 * @throws invalid naming the password or the address
 */
export async function changeEmail(
  deps: LimitedDeps,
  actor: Actor,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const { usuario_id } = actor;
  const secret = await requireOwnPassword(deps, actor, password);
  if (secret.email === email)
    throw new LatidoError('invalid', { errors: [{ pointer: '/email', detail: 'Ya usas este correo' }] });
  await deps.repos.correos.queue({ usuario_id, tipo: 'cambio_correo', para: email }, deps.clock.now());
}

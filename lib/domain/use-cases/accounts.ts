import { LatidoError } from '../errors';
import type { Place } from '../limits';
import { requireGoodPassword } from '../password-policy';
import type { Credentials, Idioma, Registro, UsuarioSecret } from '../usuarios';
import type { Deps, LimitedDeps } from './deps';
import { passSecondFactor } from './second-factor';

/**
 * Opens an account, and mails whoever has the address: a link to verify it, or that they have an account already. To the
 * caller both are the same, with the same work.
 *
 * @throws invalid naming the password when it may not be used
 */
export async function register(
  { repos, passwords, leaked, clock }: Pick<Deps, 'repos' | 'passwords' | 'leaked' | 'clock'>,
  registro: Registro & { idioma: Idioma },
): Promise<void> {
  const { password, ...rest } = registro;
  await requireGoodPassword(leaked, password, registro, '/password');
  await repos.cuentas.register({ ...rest, password_hash: await passwords.hash(password) }, clock.now());
}

/**
 * An account made by whoever runs the installation, who answers for its address.
 *
 * @throws conflict when the email is taken, invalid naming the password when it may not be used
 */
export async function createAdministrador(
  { repos, passwords, leaked, clock }: Pick<Deps, 'repos' | 'passwords' | 'leaked' | 'clock'>,
  { password, ...rest }: Omit<Registro, 'rol'>,
): Promise<{ id: number }> {
  await requireGoodPassword(leaked, password, rest, '/password');
  const password_hash = await passwords.hash(password);
  const now = clock.now();
  const account = {
    ...rest,
    rol: 'administrador',
    password_hash,
    password_set_by: 'owner',
    email_verified_at: now,
  } as const;
  return repos.adminUsuarios.create({ actor_id: null, direccion: null }, account, now);
}

/**
 * The usuario with these credentials. An unknown email costs the same work as a wrong password.
 *
 * @throws bad_credentials, account_deleted with the right password of an account that can be restored
 */
export async function checkCredentials(
  { repos, passwords, clock }: Pick<Deps, 'repos' | 'passwords' | 'clock'>,
  email: string,
  password: string,
): Promise<UsuarioSecret> {
  const usuario = await repos.usuarios.secretByEmail(email);
  const deleted = usuario ? null : await repos.borrado.deletedByEmail(email, clock.now());
  const right = await passwords.verify((usuario ?? deleted)?.password_hash ?? null, password);
  if (deleted && right) throw new LatidoError('account_deleted', { seBorraAt: deleted.se_borra_at });
  if (!usuario || !right) throw new LatidoError('bad_credentials');
  return usuario;
}

/**
 * Who may open a session: the right password, and the right code where there is a second factor.
 *
 * @throws bad_credentials, second_factor_required and second_factor_wrong after a right password only, too_many
 */
export async function checkSignIn(
  deps: LimitedDeps,
  place: Place,
  { email, password, codigo }: Credentials,
): Promise<UsuarioSecret> {
  const giveBack = await deps.limits.signIn(place, email);
  const usuario = await checkCredentials(deps, email, password);
  await giveBack();
  await passSecondFactor(deps, place, usuario, codigo);
  return usuario;
}

/** Ends one session; its tokens and sockets die with it, on every instance. */
export async function endSession(
  { repos, bus }: Pick<Deps, 'repos' | 'bus'>,
  sessionId: string,
): Promise<void> {
  const usuarioId = await repos.sessions.revoke(sessionId);
  if (usuarioId !== null)
    bus.publish({ name: 'session.revoked', usuario_id: usuarioId, session_id: sessionId });
}

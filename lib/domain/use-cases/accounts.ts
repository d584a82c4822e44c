import { LatidoError } from '../errors';
import type { Registro, Rol, Usuario, UsuarioSecret } from '../usuarios';
import type { Deps } from './deps';

/** @throws conflict when the email is taken */
export async function register(
  { repos, passwords }: Pick<Deps, 'repos' | 'passwords'>,
  registro: Omit<Registro, 'rol'> & { rol: Rol },
): Promise<Usuario> {
  const { password, ...rest } = registro;
  return repos.usuarios.create({ ...rest, password_hash: await passwords.hash(password) });
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

/** Ends one session; its tokens and sockets die with it, on every instance. */
export async function endSession(
  { repos, bus }: Pick<Deps, 'repos' | 'bus'>,
  sessionId: string,
): Promise<void> {
  const usuarioId = await repos.sessions.revoke(sessionId);
  if (usuarioId !== null)
    bus.publish({ name: 'session.revoked', usuario_id: usuarioId, session_id: sessionId });
}

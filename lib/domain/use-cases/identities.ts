import type { Actor } from '../access';
import type { OwnerProof } from '../cuentas';
import { LatidoError } from '../errors';
import type { Identidad, Identity, ProvenIdentity } from '../identidades';
import type { Place } from '../limits';
import type { SessionOwner } from '../session-ports';
import type { Idioma, Registro, Usuario } from '../usuarios';
import type { Deps, LimitedDeps } from './deps';
import { passSecondFactor, proveOwner } from './second-factor';

/**
 * The account of somebody whom their issuer sent, null where none is linked: an equal email links nothing.
 *
 * @throws second_factor_required, second_factor_wrong, too_many
 */
export async function signInByIdentity(
  deps: LimitedDeps,
  place: Place,
  identity: Identity,
  codigo?: string,
): Promise<(Usuario & SessionOwner) | null> {
  const owner = await deps.repos.identidades.owner(identity);
  const usuario = owner && (await deps.repos.usuarios.find(owner.id));
  if (!usuario) return null;
  await passSecondFactor(deps, place, usuario, codigo);
  return { ...usuario, session_version: owner.session_version };
}

/**
 * A new account, linked, whose password nobody knows.
 *
 * @throws conflict when the email has an account, or the issuer verified none
 */
export async function registerByIdentity(
  deps: Deps,
  proven: ProvenIdentity,
  { rol, zona_horaria, idioma }: Pick<Registro, 'rol' | 'zona_horaria'> & { idioma: Idioma },
): Promise<Usuario> {
  const { email, nombre } = proven;
  if (!email) throw new LatidoError('conflict', { detail: 'Falta un correo verificado' });
  const password_hash = await deps.passwords.hash(deps.secrets.key());
  const usuario = await deps.repos.usuarios.create({
    nombre,
    email,
    rol,
    zona_horaria,
    idioma,
    password_hash,
    password_set_by: 'nobody',
    email_verified_at: deps.clock.now(),
  });
  await linkIdentity(deps, usuario.id, proven);
  return usuario;
}

/** @throws conflict when it is linked already, with this account or another */
export async function linkIdentity(deps: Deps, usuarioId: number, { issuer, sub }: Identity): Promise<void> {
  if (!(await deps.repos.identidades.link(usuarioId, { issuer, sub }, deps.clock.now())))
    throw new LatidoError('conflict', { detail: 'Esta identidad ya está enlazada' });
}

export async function listIdentidades({ repos }: Pick<Deps, 'repos'>, actor: Actor): Promise<Identidad[]> {
  return repos.identidades.list(actor.usuario_id);
}

/**
 * Nobody gets in by it any more. It wants the password, so that an account without one keeps it: there is no other way in.
 *
 * @throws not_found, and as `proveOwner`
 */
export async function unlinkIdentity(
  deps: LimitedDeps,
  actor: Actor,
  id: number,
  proof: OwnerProof,
): Promise<void> {
  const { identidades } = deps.repos;
  const linked = await identidades.list(actor.usuario_id);
  if (!linked.some((one) => one.id === id)) throw new LatidoError('not_found');
  await proveOwner(deps, actor, proof);
  if (!(await identidades.unlink(actor.usuario_id, id))) throw new LatidoError('not_found');
}

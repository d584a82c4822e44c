import type { Actor } from '../access';
import type { AdminDispositivo } from '../admin-dispositivos';
import type { Page, PageRequest } from '../admin-pages';
import type { AdminUsuario, Decision, NewUsuario, UsuarioQuery } from '../admin-usuarios';
import type { Accion, Acting, AuditEntry, AuditQuery } from '../auditoria';
import { LatidoError } from '../errors';
import type { Idioma } from '../usuarios';
import type { Deps } from './deps';

/** Who acts, and from which address. */
export type By = { actor: Actor; direccion: string };

/** @throws not_allowed for everybody else */
export function actingAs({ actor, direccion }: By): Acting & { actor_id: number } {
  requireAdministrador(actor);
  return { actor_id: actor.usuario_id, direccion };
}

function requireAdministrador({ rol }: Actor): void {
  if (rol !== 'administrador') throw new LatidoError('not_allowed');
}

export async function listUsuarios(
  { repos }: Pick<Deps, 'repos'>,
  actor: Actor,
  query: UsuarioQuery,
  page: PageRequest,
): Promise<Page<AdminUsuario>> {
  requireAdministrador(actor);
  return repos.adminUsuarios.list(query, page);
}

const PASSWORD_LENGTH = 20;

/**
 * `password` is made here and told this once; whoever gets it has to choose another before anything else.
 *
 * @throws conflict when the email is taken
 */
export async function createUsuario(
  { repos, passwords, secrets, clock }: Pick<Deps, 'repos' | 'passwords' | 'secrets' | 'clock'>,
  by: By,
  usuario: NewUsuario & { idioma: Idioma },
): Promise<{ usuario: AdminUsuario; password: string }> {
  const acting = actingAs(by);
  const password = secrets.base32(PASSWORD_LENGTH).replace(/(.{5})(?=.)/g, '$1-');
  const password_hash = await passwords.hash(password);
  const account = { ...usuario, password_hash, password_set_by: 'administrador' } as const;
  return { usuario: await repos.adminUsuarios.create(acting, account, clock.now()), password };
}

/**
 * Changes what an account may: its sessions end, and who sees its data is looked at again, on every instance.
 *
 * @throws not_found, conflict with the reason
 */
export async function changeAccount(
  { repos, bus, clock }: Pick<Deps, 'repos' | 'bus' | 'clock'>,
  by: By,
  id: number,
  accion: Accion,
  decide: Decision,
): Promise<AdminUsuario> {
  const changed = await repos.adminUsuarios.change(actingAs(by), id, accion, decide, clock.now());
  if (!changed) throw new LatidoError('not_found');
  bus.publish({ name: 'session.revoked', usuario_id: id });
  const { consumidor_id } = changed;
  if (consumidor_id !== null) bus.publish({ name: 'acceso.changed', consumidor_id });
  return changed;
}

export async function listAllDevices(
  { repos }: Pick<Deps, 'repos'>,
  actor: Actor,
  q: string | undefined,
  page: PageRequest,
): Promise<Page<AdminDispositivo>> {
  requireAdministrador(actor);
  return repos.adminDispositivos.list(q, page);
}

/** Ends the key of anybody's device; its sockets die with it, on every instance. @throws not_found */
export async function revokeAnyDevice(
  { repos, bus, clock }: Pick<Deps, 'repos' | 'bus' | 'clock'>,
  by: By,
  dispositivoId: number,
): Promise<void> {
  const revoked = await repos.adminDispositivos.revoke(actingAs(by), dispositivoId, clock.now());
  if (!revoked) throw new LatidoError('not_found');
  bus.publish({ name: 'dispositivo.revoked', dispositivo_id: dispositivoId });
}

export async function listAuditoria(
  { repos }: Pick<Deps, 'repos'>,
  actor: Actor,
  query: AuditQuery,
  page: PageRequest,
): Promise<Page<AuditEntry>> {
  requireAdministrador(actor);
  return repos.auditoria.list(query, page);
}

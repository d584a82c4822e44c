import type { Actor } from '../access';
import type { ArchiveSnapshot } from '../archive/ports';
import { LatidoError } from '../errors';
import type { Usuario } from '../usuarios';
import type { Deps } from './deps';

/**
 * Everything of the actor's own account, and of nobody else's. Whoever gets the snapshot closes it.
 *
 * @throws conflict while another export of the account is being made
 */
export async function openExport(
  { repos }: Pick<Deps, 'repos'>,
  actor: Actor,
): Promise<{ usuario: Usuario; snapshot: ArchiveSnapshot }> {
  const usuario = await repos.usuarios.find(actor.usuario_id);
  if (!usuario) throw new LatidoError('not_allowed');
  const { id: usuario_id, consumidor_id } = usuario;
  const snapshot = await repos.archive.snapshot({ usuario_id, consumidor_id });
  if (!snapshot)
    throw new LatidoError('conflict', {
      detail: 'Ya hay una descarga de tus datos en marcha: espera o cancélala',
    });
  return { usuario, snapshot };
}

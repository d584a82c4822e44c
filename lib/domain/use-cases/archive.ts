import type { Actor } from '../access';
import { isSigned, type Manifest } from '../archive/manifest';
import type { ArchiveSnapshot, ImportRun } from '../archive/ports';
import { LatidoError } from '../errors';
import type { Stream } from '../events';
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

/**
 * Whose archive it is, as far as it can be known: `propio` was made of this very account; of an archive that was signed for
 * another account of the same email (one that was deleted), or that nobody here signed, only the person can say it.
 */
export type Origin = { firmado: boolean; propio: boolean };

/**
 * Lets the actor import it, or not.
 *
 * @throws conflict when it is somebody else's, or the person has to say that it is theirs (`esMio`)
 */
export async function allowImport(
  { repos, secrets }: Pick<Deps, 'repos' | 'secrets'>,
  actor: Actor,
  manifest: Manifest,
  esMio: boolean,
): Promise<{ usuario: Usuario; origin: Origin }> {
  const usuario = await repos.usuarios.find(actor.usuario_id);
  if (!usuario?.consumidor_id) throw new LatidoError('not_allowed');
  const { persona } = manifest;
  const firmado = isSigned(manifest, secrets.fingerprint);
  const propio = firmado && persona.usuario_id === usuario.id;
  if (firmado && !propio && persona.email !== usuario.email)
    throw new LatidoError('conflict', { detail: 'Este archivo es de otra persona' });
  if (!propio && !esMio)
    throw new LatidoError('conflict', {
      detail: firmado
        ? 'Este archivo es de una cuenta anterior con tu correo: confirma que es tuyo'
        : 'Este archivo no lo hizo esta instalación, o cambió: confirma que es tuyo, y quedará marcado como importado',
      errors: [{ pointer: '/es_mio', detail: 'Confirma que es tuyo' }],
    });
  return { usuario, origin: { firmado, propio } };
}

/** @throws conflict while another import of the account goes on */
export async function beginImport(
  { repos, clock }: Pick<Deps, 'repos' | 'clock'>,
  { id: usuario_id, consumidor_id }: Usuario,
  firmado: boolean,
): Promise<ImportRun> {
  const run = await repos.archive.importRun({ usuario_id, consumidor_id }, firmado, clock.now());
  if (!run) throw new LatidoError('conflict', { detail: 'Ya hay una importación en marcha en tu cuenta' });
  return run;
}

/** Whoever looks gets the new state. After the commit. */
export function tellImported({ bus }: Pick<Deps, 'bus'>, usuario: Usuario, moved: readonly Stream[]): void {
  const { id: usuario_id, consumidor_id } = usuario;
  for (const stream of moved) {
    const name = TOLD_BY[stream];
    if (name === 'notificacion.created') bus.publish({ name, usuario_id });
    else if (consumidor_id !== null) bus.publish({ name, consumidor_id });
  }
}

const TOLD_BY = {
  lecturas: 'lectura.stored',
  ventanas: 'ventana.closed',
  analisis: 'analisis.judged',
  deseos: 'deseo.updated',
  consumos: 'consumo.created',
  notificaciones: 'notificacion.created',
} as const satisfies Record<Stream, string>;

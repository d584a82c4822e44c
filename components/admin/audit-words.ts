import { ALCANCE_WORDS } from '@/components/widgets/alcance-words';
import type { Alcance } from '@/lib/domain/access';
import type { Accion, AuditEntry } from '@/lib/domain/auditoria';
import type { Rol } from '@/lib/domain/usuarios';
import { ROL_WORDS } from './rol-words';

export const ACCION_WORDS: Record<Accion, string> = {
  'usuario.created': 'Creó la cuenta',
  'usuario.rol_changed': 'Cambió el rol',
  'usuario.deactivated': 'Desactivó la cuenta',
  'usuario.reactivated': 'Reactivó la cuenta',
  'usuario.deleted': 'Eliminó la cuenta',
  'usuario.restored': 'Restauró la cuenta',
  'dispositivo.revoked': 'Revocó un dispositivo',
  'catalogo.created': 'Añadió al catálogo',
  'catalogo.changed': 'Cambió el catálogo',
  'catalogo.ordered': 'Ordenó el catálogo',
  'emergencia.opened': 'Abrió un acceso de emergencia',
  'emergencia.ended': 'Terminó un acceso de emergencia',
  'emergencia.expired': 'Venció un acceso de emergencia',
};

/** Written by a newer version of the program it may be one that this page has no words for. */
export function accionText(accion: string): string {
  return ACCION_WORDS[accion as Accion] ?? accion;
}

/** What changed, where it is not said by the accion alone. */
export function detailsOf({ antes, despues }: AuditEntry): string | undefined {
  const rol = despues?.rol as Rol | undefined;
  const previous = antes?.rol as Rol | undefined;
  if (rol) return previous ? `De ${ROL_WORDS[previous]} a ${ROL_WORDS[rol]}` : `Como ${ROL_WORDS[rol]}`;
  const catalogo = despues?.catalogo as string | undefined;
  if (catalogo) return entryText(catalogo, despues ?? {}, antes);
  const alcances = despues?.alcances as Alcance[] | undefined;
  return alcances && `Podía ver: ${alcances.map((one) => ALCANCE_WORDS[one]?.label ?? one).join(', ')}`;
}

function entryText(catalogo: string, despues: Record<string, unknown>, antes: AuditEntry['antes']): string {
  const nombre = despues.nombre ?? antes?.nombre;
  return nombre === undefined ? `En ${catalogo}` : `En ${catalogo}: ${nombre}`;
}

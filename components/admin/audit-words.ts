import type { useTranslations } from 'use-intl';
import { ALCANCE_WORDS } from '@/components/widgets/alcance-words';
import type { Alcance } from '@/lib/domain/access';
import type { Accion, AuditEntry } from '@/lib/domain/auditoria';
import { CATALOGO_NAMES } from '@/lib/domain/catalogos';
import type { Rol } from '@/lib/domain/usuarios';

type Words = ReturnType<typeof useTranslations<'admin'>>;

/** Written by a newer version of the program it may be one that this page has no words for. */
export function accionText(t: Words, accion: string): string {
  const key = `auditoria.accion.${accion as Accion}` as const;
  return t.has(key) ? t(key) : accion;
}

/** What changed, where it is not said by the accion alone. */
export function detailsOf(t: Words, { antes, despues }: AuditEntry): string | undefined {
  const rol = despues?.rol as Rol | undefined;
  const previous = antes?.rol as Rol | undefined;
  if (rol && previous)
    return t('auditoria.de_rol_a', { antes: t(`rol.${previous}`), despues: t(`rol.${rol}`) });
  if (rol) return t('auditoria.con_rol', { rol: t(`rol.${rol}`) });
  const catalogo = CATALOGO_NAMES.find((name) => name === despues?.catalogo);
  if (catalogo) {
    const values = { catalogo: t(`catalogos.nombres.${catalogo}`) };
    const nombre = despues?.nombre ?? antes?.nombre;
    return nombre === undefined
      ? t('auditoria.en_catalogo', values)
      : t('auditoria.en_catalogo_entrada', { ...values, nombre: String(nombre) });
  }
  const alcances = despues?.alcances as Alcance[] | undefined;
  if (!alcances) return undefined;
  return t('auditoria.podia_ver', {
    alcances: alcances.map((one) => ALCANCE_WORDS[one]?.label ?? one).join(', '),
  });
}

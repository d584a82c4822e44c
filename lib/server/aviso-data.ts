import type { Actor } from '@/lib/domain/access';
import type { Notificacion } from '@/lib/domain/notificaciones';
import type { Preferencias } from '@/lib/domain/preferencias';
import type { Suscripcion } from '@/lib/domain/push';
import { listNotificaciones } from '@/lib/domain/use-cases/notificaciones';
import { findPreferencias } from '@/lib/domain/use-cases/preferencias';
import { listSuscripciones } from '@/lib/domain/use-cases/push';
import type { Idioma } from '@/lib/domain/usuarios';
import { getRuntime } from './runtime-handle';

export const AVISOS_PAGE = 20;

type OwnAvisos = {
  avisos: Notificacion[];
  preferencias: Preferencias;
  clave: string | null;
  dispositivos: Suscripcion[];
};

/** The first page of what the actor was told, and how they want to be. */
export async function ownAvisos(actor: Actor, idioma: Idioma): Promise<OwnAvisos> {
  const runtime = getRuntime();
  const [avisos, preferencias, dispositivos] = await Promise.all([
    listNotificaciones(runtime, actor, { limit: AVISOS_PAGE }),
    findPreferencias(runtime, actor),
    listSuscripciones(runtime, actor, idioma),
  ]);
  return { avisos, preferencias, clave: runtime.vapidKey, dispositivos };
}

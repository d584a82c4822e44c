import type { Rol } from './usuarios';

/** What a cuidador may be allowed to see, each granted by the consumidor on its own. */
export const ALCANCES = [
  'estado',
  'frecuencia',
  'movimiento',
  'deseos',
  'consumos',
  'predicciones',
  'notas',
] as const;
export type Alcance = (typeof ALCANCES)[number];

/** Who asks: made only from a verified token or session. */
export type Actor = {
  usuario_id: number;
  rol: Rol;
  session_id: string;
  /** The moment the credential ends; sockets opened with it close then. */
  expires_at: Date;
};

/** Whose data is asked for. `usuario_id` is the owner. */
export type Subject = { consumidor_id: number; usuario_id: number; zona_horaria: string };

/**
 * May `actor` see this part of the subject's health data? The one place that decides, deny by default:
 * the owner always, a cuidador only with the scope in an active consentimiento, an administrador only with the scope
 * in an open emergencia. `granted` are the scopes of that consentimiento or emergencia, empty without one.
 */
export function mayRead(
  actor: Actor,
  subject: Subject,
  alcance: Alcance,
  granted: readonly Alcance[],
): boolean {
  switch (actor.rol) {
    case 'consumidor':
      return actor.usuario_id === subject.usuario_id;
    case 'cuidador':
    case 'administrador':
      return granted.includes(alcance);
    default:
      return false;
  }
}

import { LatidoError } from './errors';
import type { Idioma, Rol } from './usuarios';

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
  idioma: Idioma;
  session_id: string;
  /** The moment the credential ends; sockets opened with it close then. */
  expires_at: Date;
};

/** `password_due`: an administrador made the password, and its owner has not chosen another yet. */
export type Session = Actor & { password_due: boolean };

/** Who is let in by a surface that does not say otherwise: nobody whose password is due. */
export type LetsIn = 'settled' | 'password_due';

/**
 * Who is behind a session. The one place that decides what a person reaches before they have a password that nobody else
 * knows: only what lets them in in so many words.
 *
 * @throws password_change_required
 */
export function actorBehind({ password_due, ...actor }: Session, letsIn: LetsIn = 'settled'): Actor {
  if (password_due && letsIn !== 'password_due') throw new LatidoError('password_change_required');
  return actor;
}

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

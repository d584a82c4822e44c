import { HOUR_MS, MINUTE_MS } from './time';

export const CORREO_TIPOS = [
  'verificacion',
  'cambio_correo',
  'recuperacion',
  'ya_registrado',
  'contrasena_cambiada',
  'correo_cambiado',
  'emergencia',
  'cuenta_desactivada',
  'cuenta_reactivada',
] as const;
export type CorreoTipo = (typeof CORREO_TIPOS)[number];
/** What a mail turns out to be: of a closed account another letter is due than was asked for. */
export type CartaTipo = CorreoTipo | 'cuenta_cerrada' | 'recuperacion_cerrada';

/** A mail to send. `usuario_id` null: whose address it is, if anybody's, is looked up when it is sent. */
export type Correo = {
  id: number;
  usuario_id: number | null;
  tipo: CorreoTipo;
  para: string;
  /** Tries so far, this one included. */
  intentos: number;
  vence_at: Date;
  /** Of which it tells, when of one. */
  emergencia_id: number | null;
};

export type EnlacePurpose = 'verificar' | 'recuperar';

/** How long a mail is worth sending, counted from when it was asked for; its link ends at the same moment. */
const HOURS: Record<CorreoTipo, number> = {
  verificacion: 48,
  cambio_correo: 48,
  recuperacion: 1,
  ya_registrado: 48,
  contrasena_cambiada: 72,
  correo_cambiado: 72,
  emergencia: 72,
  cuenta_desactivada: 72,
  cuenta_reactivada: 72,
};

/** The row of a new mail. */
export function newCorreo(tipo: CorreoTipo, para: string, now: Date) {
  const vence_at = new Date(now.getTime() + HOURS[tipo] * HOUR_MS);
  return { tipo, para, created_at: now, proximo_at: now, vence_at };
}

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

/** How long to wait after so many failed tries: twice as long each time. */
export function pauseAfter(intentos: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(intentos - 1, 20));
}

export type Mail = { asunto: string; texto: string; html: string };

/** Hands a mail on. `id` is the same at every try, so that a receiver can tell a repeated one. Throws when it fails. */
export type Mailer = { send(mail: Mail & { id: number; tipo: CartaTipo; para: string }): Promise<void> };

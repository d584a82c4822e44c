import { z } from 'zod';
import type { NotificacionTipo } from './notificaciones';
import type { Quiet } from './preferencias';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time';
import type { Idioma } from './usuarios';

/** As a browser gives it: the keys of the receiver in base64url, 65 and 16 bytes. */
export const newSuscripcionSchema = z.strictObject({
  endpoint: z.url({ protocol: /^https$/, error: 'No es una dirección https' }).max(1_000),
  keys: z.strictObject({
    p256dh: z.string().regex(/^[\w-]{87}=?$/, 'No es una clave P-256'),
    auth: z.string().regex(/^[\w-]{22}(==)?$/, 'No es un secreto de 16 bytes'),
  }),
});
export type NewSuscripcion = z.output<typeof newSuscripcionSchema>;

/** A device that gets push. `actual`: of the session that asks. */
export const suscripcionSchema = z.object({
  id: z.int(),
  dispositivo: z.string(),
  created_at: z.iso.datetime(),
  enviado_at: z.iso.datetime().nullable(),
  actual: z.boolean(),
});
export type Suscripcion = z.infer<typeof suscripcionSchema>;

/** Few devices are one's own; the oldest make room. */
export const MOST_SUSCRIPCIONES = 10;

export type Urgency = 'low' | 'normal' | 'high';

/** How long it is worth sending, and how soon a phone is woken for it. */
export const PUSH_OF: Record<NotificacionTipo, { ttl_ms: number; urgency: Urgency }> = {
  alerta: { ttl_ms: 12 * HOUR_MS, urgency: 'high' },
  recordatorio: { ttl_ms: 4 * HOUR_MS, urgency: 'normal' },
  recomendacion: { ttl_ms: HOUR_MS, urgency: 'normal' },
  logro: { ttl_ms: DAY_MS, urgency: 'low' },
};

/** Where to, and with which keys it is encrypted. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string };
export type Push = { body: string; ttl_s: number; urgency: Urgency; topic: string };

/**
 * `gone`: the browser is not there any more. `later`: tried again, not before `retry_after_ms` where that is said.
 * `refused`: never will be.
 */
export type PushResult =
  | { result: 'sent' }
  | { result: 'gone' }
  | { result: 'later'; reason: string; retry_after_ms?: number }
  | { result: 'refused'; reason: string };
/** Never throws. */
export type PushSender = { send(target: PushTarget, push: Push): Promise<PushResult> };

/** Whether it may be a push service: public, and reached by https. */
export type EndpointCheck = (endpoint: string) => Promise<boolean>;

/** A push that is due, with what it tells of. */
export type Envio = PushTarget &
  Quiet & {
    id: number;
    suscripcion_id: number;
    notificacion_id: number;
    /** This one included. */
    intentos: number;
    vence_at: Date;
    tipo: NotificacionTipo;
    contenido: string;
    enlace: string | null;
    idioma: Idioma;
    mostrar_texto: boolean;
  };

/** What the service worker is sent. */
export type PushBody = { texto: string; enlace: string; tipo: NotificacionTipo };

export const MOST_TRIES = 8;
const LONGEST_WAIT_MS = HOUR_MS;
const FIRST_WAIT_MS = 10_000;

/** How long to wait after so many failed tries: twice as long each time, and as long as the service asks for, up to an hour. */
export function waitAfter(intentos: number, retryAfterMs = 0): number {
  const own = FIRST_WAIT_MS * 2 ** Math.min(intentos - 1, 20);
  return Math.min(LONGEST_WAIT_MS, Math.max(own, retryAfterMs));
}

/** Longer than any try. After a crash it is tried again then. */
export const PUSH_LEASE_MS = 2 * MINUTE_MS;

export type StoredSuscripcion = {
  id: number;
  session_id: string;
  user_agent: string | null;
  created_at: Date;
  enviado_at: Date | null;
};

export type PushRepo = {
  /** The same endpoint again belongs to who said it last. Null when the session has ended. */
  subscribe(
    owner: { usuario_id: number; session_id: string },
    suscripcion: NewSuscripcion,
    now: Date,
  ): Promise<number | null>;
  list(usuarioId: number, now: Date): Promise<StoredSuscripcion[]>;
  /** False when the usuario has none such. */
  unsubscribe(usuarioId: number, suscripcionId: number): Promise<boolean>;
  /** Takes what is due, of sessions that live; nobody else gets it before `retryAt`. */
  claim(now: Date, retryAt: Date, limit: number): Promise<Envio[]>;
  sent(envio: Envio, now: Date): Promise<void>;
  /** Not before then; an `error` when it failed. */
  postpone(envioId: number, at: Date, error?: string): Promise<void>;
  drop(envioId: number): Promise<void>;
  removeSuscripcion(suscripcionId: number): Promise<void>;
  /** Forgets what was not sent in its time, and subscriptions of sessions that are over. */
  prune(now: Date): Promise<void>;
};

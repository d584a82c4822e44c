import { z } from 'zod';

export const NOTIFICACION_TIPOS = ['recomendacion', 'alerta', 'recordatorio', 'logro'] as const;
export type NotificacionTipo = (typeof NOTIFICACION_TIPOS)[number];

/** A message to a usuario. `enlace` is a path of our own pages. Times ISO 8601 UTC. */
export const notificacionSchema = z.object({
  id: z.int(),
  usuario_id: z.int(),
  tipo: z.enum(NOTIFICACION_TIPOS),
  contenido: z.string(),
  enlace: z.string().nullable(),
  leida: z.boolean(),
  created_at: z.iso.datetime(),
});
export type Notificacion = z.infer<typeof notificacionSchema>;

/** `fresh_ms`: for how long it is worth a push; without, as long as its tipo is. */
export type NewNotificacion = Pick<Notificacion, 'tipo' | 'contenido'> & {
  enlace?: `/${string}`;
  fresh_ms?: number;
};

/** Up to which one all are read; without it, all there are. */
export const readAllSchema = z.strictObject({ hasta: z.int32().positive().optional() });

/**
 * What Latido tells by itself. `aviso` names the occasion: of one, a person is told once. `budget`: it speaks up unasked,
 * so it is one of the few of a day; says whether it may, given when the others were sent since `since`.
 */
export type Occasion = {
  aviso: string;
  budget?: { since: Date; allows(sent: readonly Date[]): boolean };
};

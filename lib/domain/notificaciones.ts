import { z } from 'zod';

export const NOTIFICACION_TIPOS = ['recomendacion', 'alerta', 'recordatorio', 'logro'] as const;

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

export type NewNotificacion = Pick<Notificacion, 'tipo' | 'contenido'> & { enlace?: `/${string}` };

import { z } from 'zod';
import { FUENTES } from './lecturas';

/** A device as who runs the installation sees it: whether it works, nothing of what it measures. */
export const adminDispositivoSchema = z.object({
  id: z.int(),
  nombre: z.string(),
  tipo: z.string(),
  fuente: z.enum(FUENTES),
  cadencia_ms: z.int(),
  visto_at: z.iso.datetime().nullable(),
  bateria: z.number().nullable(),
  created_at: z.iso.datetime(),
  revoked_at: z.iso.datetime().nullable(),
  usuario_id: z.int(),
  usuario_nombre: z.string(),
});
export type AdminDispositivo = z.infer<typeof adminDispositivoSchema>;

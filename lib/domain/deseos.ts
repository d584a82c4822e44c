import { z } from 'zod';
import { type CausasChanges, causasSchema, causasShape, oneOfEach } from './causas';

export const DESEO_TIPOS = ['comida', 'bebida', 'compra', 'sustancia', 'otro'] as const;
export type DeseoTipo = (typeof DESEO_TIPOS)[number];

export const RESULTADOS = ['resistido', 'consumido', 'sin_registrar'] as const;
export type Resultado = (typeof RESULTADOS)[number];

/** A craving to log. `uuid` is made by the client, so that sending it twice logs it once. */
export const newDeseoSchema = z
  .strictObject({
    uuid: z.uuid().optional(),
    tipo: z.enum(DESEO_TIPOS),
    intensidad: z.int('de 0 a 10').min(0, 'de 0 a 10').max(10, 'de 0 a 10').nullish(),
    nota: z.string().trim().max(500).nullish(),
    ...causasShape,
  })
  .check(oneOfEach);
export type NewDeseo = z.output<typeof newDeseoSchema>;

export const resolveDeseoSchema = z
  .strictObject({ resultado: z.enum(['resistido', 'consumido']), ...causasShape })
  .check(oneOfEach);
export type DeseoOutcome = CausasChanges & { resultado: Resultado };

/** A craving as its owner gets it back. Times ISO 8601 UTC. */
export const deseoSchema = z.object({
  id: z.int(),
  consumidor_id: z.int(),
  tipo: z.enum(DESEO_TIPOS),
  intensidad: z.int().min(0).max(10).nullable(),
  nota: z.string().nullable(),
  created_at: z.iso.datetime(),
  resolved: z.boolean(),
  resultado: z.enum(RESULTADOS).nullable(),
  resuelto_at: z.iso.datetime().nullable(),
  ...causasSchema.shape,
});
export type Deseo = z.infer<typeof deseoSchema>;

import { z } from 'zod';
import { type CausasChanges, causasSchema, causasShape, oneOfEach } from './causas';
import { ocurridoAtSchema } from './ocurrido';
import { DAY_MS, MINUTE_MS } from './time';

export const DESEO_TIPOS = ['comida', 'bebida', 'compra', 'sustancia', 'otro'] as const;
export type DeseoTipo = (typeof DESEO_TIPOS)[number];

export const RESULTADOS = ['resistido', 'consumido', 'sin_registrar'] as const;
export type Resultado = (typeof RESULTADOS)[number];

/** How long one that was logged without a network may be on its way. */
export const DESEO_LATE_MS = 30 * DAY_MS;
/** How long after it was told a mistaken end can be taken back. */
export const REOPEN_MS = 10 * MINUTE_MS;

/** A deseo by its id, or by the `uuid` that it was logged with. */
export type DeseoRef = number | string;

const intensidad = z.int('de 0 a 10').min(0, 'de 0 a 10').max(10, 'de 0 a 10').nullish();
const nota = z.string().trim().max(500).nullish();

/**
 * A craving to log. `uuid` is made by the client, so that sending it twice logs it once; `ocurrido_at`: when it came,
 * where that was before now.
 */
export const newDeseoSchema = z
  .strictObject({
    uuid: z.uuid().optional(),
    tipo: z.enum(DESEO_TIPOS),
    intensidad,
    nota,
    ocurrido_at: ocurridoAtSchema,
    ...causasShape,
  })
  .check(oneOfEach);
export type NewDeseo = z.output<typeof newDeseoSchema>;

export const resolveDeseoSchema = z
  .strictObject({
    resultado: z.enum(['resistido', 'consumido']),
    resuelto_at: ocurridoAtSchema,
    ...causasShape,
  })
  .check(oneOfEach);
export type NewOutcome = z.output<typeof resolveDeseoSchema>;
export type DeseoOutcome = CausasChanges & { resultado: Resultado; resuelto_at?: Date };

/** What is told of it later; what is absent stays. */
export const deseoDetailsSchema = z.strictObject({ intensidad, nota, ...causasShape }).check(oneOfEach);
export type DeseoDetails = z.output<typeof deseoDetailsSchema>;

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

import { z } from 'zod';

const rowSchema = z.object({ id: z.int(), nombre: z.string(), descripcion: z.string().nullable() });

/** What forms offer beside "Otro: texto", each with its row. `es_cigarrillo`: counted as a cigarette. */
export const CATALOGOS = {
  habitos: rowSchema.extend({ es_cigarrillo: z.boolean() }),
  emociones: rowSchema,
} as const;

export type CatalogoName = keyof typeof CATALOGOS;
export type CatalogoRow<Name extends CatalogoName = CatalogoName> = z.infer<(typeof CATALOGOS)[Name]>;

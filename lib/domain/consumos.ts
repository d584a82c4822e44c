import { z } from 'zod';
import { ocurridoAtSchema } from './ocurrido';

const otroSchema = z.string().trim().min(1, 'Escribe qué fue').max(80, 'de 80 letras como mucho');

/**
 * A cigarette or other use to log: a habito of the catalogue by its name (the cigarette when none is named) or
 * `otro` in words. `uuid` is made by the client, so that sending it twice logs it once.
 */
export const newConsumoSchema = z
  .strictObject({
    uuid: z.uuid().nullish(),
    habito: z.string().trim().min(1).max(80).nullish(),
    otro: otroSchema.nullish(),
    cantidad: z.int('de 1 a 100').min(1, 'de 1 a 100').max(100, 'de 1 a 100').default(1),
    ocurrido_at: ocurridoAtSchema,
    deseo_id: z.int32().positive().nullish(),
    /** Instead of the id, of a deseo that was logged without a network. */
    deseo_uuid: z.uuid().nullish(),
  })
  .refine(({ habito, otro }) => !(habito && otro), {
    path: ['otro'],
    error: 'o un hábito del catálogo u otro, no los dos',
  });
export type NewConsumo = z.output<typeof newConsumoSchema>;

/** A consumo by its id, or by the `uuid` that it was logged with. */
export type ConsumoRef = number | string;

/** Either `habito`, a name of the catalogue, or `otro` is null. Times ISO 8601 UTC. */
export const consumoSchema = z.object({
  id: z.int(),
  consumidor_id: z.int(),
  habito: z.string().nullable(),
  otro: z.string().nullable(),
  cantidad: z.int(),
  ocurrido_at: z.iso.datetime(),
  deseo_id: z.int().nullable(),
  created_at: z.iso.datetime(),
});
export type Consumo = z.infer<typeof consumoSchema>;

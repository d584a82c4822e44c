import { z } from 'zod';
import { ocurridoAtSchema } from './ocurrido';

/** A quick check-in: an emocion of the catalogue by its name, or `otra` in words. `uuid` as with a consumo. */
export const newChequeoSchema = z
  .strictObject({
    uuid: z.uuid().nullish(),
    emocion: z.string().trim().min(1).max(80).nullish(),
    otra: z.string().trim().min(1).max(80, 'de 80 letras como mucho').nullish(),
    intensidad: z.int('de 0 a 10').min(0, 'de 0 a 10').max(10, 'de 0 a 10').nullish(),
    nota: z.string().trim().max(500).nullish(),
    ocurrido_at: ocurridoAtSchema,
  })
  .refine(({ emocion, otra }) => Boolean(emocion) !== Boolean(otra), {
    path: ['emocion'],
    error: 'una emoción del catálogo u otra, y solo una',
  });
export type NewChequeo = z.output<typeof newChequeoSchema>;

/** Either `emocion`, a name of the catalogue, or `otra` is null. Times ISO 8601 UTC. */
export const chequeoSchema = z.object({
  id: z.int(),
  consumidor_id: z.int(),
  emocion: z.string().nullable(),
  otra: z.string().nullable(),
  intensidad: z.int().min(0).max(10).nullable(),
  nota: z.string().nullable(),
  ocurrido_at: z.iso.datetime(),
  created_at: z.iso.datetime(),
});
export type Chequeo = z.infer<typeof chequeoSchema>;

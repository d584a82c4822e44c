import { z } from 'zod';

const name = z.string().trim().min(1).max(80, 'de 80 letras como mucho');
const names = z
  .array(name)
  .max(50, '50 como mucho')
  .transform((list) => [...new Set(list)])
  .default([]);
const otra = name.nullable().default(null);

/**
 * What a person says of one habito: with what feelings and for what reasons it comes, and what helps. Names of the
 * catalogues, and words of one's own.
 */
export const newFormularioSchema = z
  .strictObject({
    habito: name.nullable().default(null),
    habito_otro: otra,
    emociones: names,
    emocion_otra: otra,
    motivos: names,
    motivo_otro: otra,
    soluciones: names,
    solucion_otra: otra,
  })
  .refine(({ habito, habito_otro }) => (habito === null) !== (habito_otro === null), {
    path: ['habito'],
    error: 'un hábito del catálogo u otro, y solo uno',
  });
export type NewFormulario = z.output<typeof newFormularioSchema>;

export const LISTAS = ['emociones', 'motivos', 'soluciones'] as const;
export type Lista = (typeof LISTAS)[number];

/** Its lists in the order of the catalogues. Time ISO 8601 UTC. */
export const formularioSchema = z.object({
  id: z.int(),
  habito: z.string().nullable(),
  habito_otro: z.string().nullable(),
  emociones: z.array(z.string()),
  emocion_otra: z.string().nullable(),
  motivos: z.array(z.string()),
  motivo_otro: z.string().nullable(),
  soluciones: z.array(z.string()),
  solucion_otra: z.string().nullable(),
  updated_at: z.iso.datetime(),
});
export type Formulario = z.infer<typeof formularioSchema>;

export type FormulariosRepo = {
  /** One a habito, in the order of the catalogue, those in the person's own words last. */
  list(consumidorId: number): Promise<Formulario[]>;
  /** Replaces what was said of that habito. `unknown`: where a name is in no catalogue. */
  save(
    consumidorId: number,
    formulario: NewFormulario,
    now: Date,
  ): Promise<Formulario | { unknown: 'habito' | Lista }>;
  /** False when there is none of theirs with this id. */
  remove(consumidorId: number, id: number): Promise<boolean>;
};

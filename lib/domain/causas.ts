import { z } from 'zod';

const name = z.string().trim().min(1, 'Elige o escribe algo').max(80, 'de 80 letras como mucho').nullish();

/** What goes with a deseo: a name of the catalogue, or words of one's own beside it. */
export const CAUSAS = {
  motivo: 'motivo_otro',
  emocion: 'emocion_otra',
  solucion: 'solucion_otra',
} as const;
export type Causa = keyof typeof CAUSAS;
export const CAUSA_NAMES = Object.keys(CAUSAS) as Causa[];

export const causasShape = {
  motivo: name,
  motivo_otro: name,
  emocion: name,
  emocion_otra: name,
  solucion: name,
  solucion_otra: name,
};
/** What is absent stays as it is, null takes it away; naming one of a pair takes the other away. */
export type CausasChanges = z.output<z.ZodObject<typeof causasShape>>;
export type Causas = { [Key in keyof typeof causasShape]: string | null };

/** For `check` of a schema with these fields. */
export function oneOfEach(context: z.core.ParsePayload<CausasChanges>): void {
  for (const causa of CAUSA_NAMES) {
    const otra = CAUSAS[causa];
    if (!context.value[causa] || !context.value[otra]) continue;
    const message = 'o del catálogo o con tus palabras, no las dos';
    context.issues.push({ code: 'custom', input: context.value[otra], path: [otra], message });
  }
}

export const causasChangesSchema = z.strictObject(causasShape).check(oneOfEach);

export const causasSchema = z.object({
  motivo: z.string().nullable(),
  motivo_otro: z.string().nullable(),
  emocion: z.string().nullable(),
  emocion_otra: z.string().nullable(),
  solucion: z.string().nullable(),
  solucion_otra: z.string().nullable(),
});

export const NO_CAUSAS: Causas = {
  motivo: null,
  motivo_otro: null,
  emocion: null,
  emocion_otra: null,
  solucion: null,
  solucion_otra: null,
};

/** The causas after the changes. */
export function causasAfter(before: Causas, changes: CausasChanges): Causas {
  const after = { ...before };
  for (const causa of CAUSA_NAMES) {
    const otra = CAUSAS[causa];
    if (changes[causa] !== undefined) after[causa] = changes[causa];
    if (changes[otra] !== undefined) after[otra] = changes[otra];
    if (changes[causa]) after[otra] = null;
    if (changes[otra]) after[causa] = null;
  }
  return after;
}

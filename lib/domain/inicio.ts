import { z } from 'zod';

/** The steps of the onboarding, in order. */
export const PASOS = ['fisico', 'habitos', 'plan', 'resumen'] as const;
export type Paso = (typeof PASOS)[number];

const ESTADOS = ['hecho', 'omitido'] as const;
export type PasoEstado = (typeof ESTADOS)[number];

const estado = z.enum(ESTADOS);

/** `cerrado`: the person put the invitation to complete the profile away. */
export const inicioChangesSchema = z.strictObject({
  pasos: z
    .strictObject({ fisico: estado, habitos: estado, plan: estado, resumen: estado })
    .partial()
    .default({}),
  cerrado: z.boolean().optional(),
});
export type InicioChanges = z.output<typeof inicioChangesSchema>;

const shown = z.enum([...ESTADOS, 'pendiente']);
export const inicioSchema = z.object({
  pasos: z.object({ fisico: shown, habitos: shown, plan: shown, resumen: shown }),
  cerrado: z.boolean(),
});
export type Inicio = z.infer<typeof inicioSchema>;

/** Where somebody who comes back goes on: the first step to come, else the first skipped, else the summary. */
export function pasoSiguiente({ pasos }: Inicio): Paso {
  const first = (wanted: string) => PASOS.find((paso) => pasos[paso] === wanted);
  return first('pendiente') ?? first('omitido') ?? 'resumen';
}

export function pasosHechos({ pasos }: Inicio): number {
  return PASOS.filter((paso) => pasos[paso] === 'hecho').length;
}

/** Whether the panel still invites to complete the profile. */
export function isInvited(inicio: Inicio): boolean {
  return !inicio.cerrado && pasosHechos(inicio) < PASOS.length;
}

/** A later `omitido` does not undo what was done: the answers are still there. */
export type InicioRepo = {
  find(consumidorId: number): Promise<Inicio>;
  save(consumidorId: number, changes: InicioChanges, now: Date): Promise<void>;
};

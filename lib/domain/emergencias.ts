import { z } from 'zod';
import { ALCANCES, type Alcance } from './access';
import { emailSchema } from './usuarios';

export const MOST_MINUTES = 60;
export const LEAST_REASON = 20;
export const LONGEST_REASON = 500;

/** Whose: either of the two. `alcances`: all of them when not said. */
export const newEmergenciaSchema = z
  .strictObject({
    consumidor_id: z.int().positive().optional(),
    email: emailSchema.optional(),
    motivo: z
      .string()
      .trim()
      .min(LEAST_REASON, `Explica el motivo con al menos ${LEAST_REASON} caracteres`)
      .max(LONGEST_REASON, `Usa como mucho ${LONGEST_REASON} caracteres`),
    minutos: z.int().min(1, 'Al menos un minuto').max(MOST_MINUTES, `Como mucho ${MOST_MINUTES} minutos`),
    alcances: z
      .array(z.enum(ALCANCES))
      .min(1, 'Elige al menos un alcance')
      .default([...ALCANCES]),
  })
  .refine(({ consumidor_id, email }) => (consumidor_id === undefined) !== (email === undefined), {
    path: ['consumidor_id'],
    message: 'Di a quién: consumidor_id o email, uno de los dos',
  });
export type NewEmergencia = z.output<typeof newEmergenciaSchema>;

/** Open while `ended_at` is null and `expires_at` is to come. Names are null for an account that is gone. */
export const emergenciaSchema = z.object({
  id: z.int(),
  consumidor_id: z.int(),
  persona: z.string(),
  administrador_id: z.int().nullable(),
  administrador: z.string().nullable(),
  motivo: z.string(),
  alcances: z.array(z.enum(ALCANCES)),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  ended_at: z.iso.datetime().nullable(),
});
export type Emergencia = z.infer<typeof emergenciaSchema>;

/** A consumidor with a living account. */
export type EmergencyTarget = {
  consumidor_id: number;
  usuario_id: number;
  nombre: string;
  email: string;
  zona_horaria: string;
};

/** What somebody else may see, and when that ends by itself, if it does. */
export type Granted = { alcances: Alcance[]; ends_at: Date | null; motivo: string | null };

export function isOpen({ ended_at, expires_at }: Emergencia, now: Date): boolean {
  return ended_at === null && Date.parse(expires_at) > now.getTime();
}

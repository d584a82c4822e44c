import { z } from 'zod';
import { codigoSchema } from './segundo-factor';
import { isZone } from './time';

export const ROLES = ['consumidor', 'cuidador', 'administrador'] as const;
export type Rol = (typeof ROLES)[number];

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('Escribe un correo como nombre@ejemplo.com'));

/** Length is what protects; no composition rules. 128 bounds the work that argon2 does for a stranger. */
export const passwordSchema = z
  .string()
  .min(10, 'Usa al menos 10 caracteres')
  .max(128, 'Usa como mucho 128 caracteres');

export const zoneSchema = z.string().refine(isZone, 'Zona horaria desconocida (nombre IANA)');

/** Public registration: an administrador is only made by a command. */
export const registroSchema = z.strictObject({
  nombre: z.string().trim().min(1, 'Escribe tu nombre').max(80),
  email: emailSchema,
  password: passwordSchema,
  rol: z.enum(['consumidor', 'cuidador']),
  zona_horaria: zoneSchema.default('America/Tijuana'),
});
export type Registro = z.output<typeof registroSchema>;

export const credentialsSchema = z.object({
  email: emailSchema,
  password: z.string().min(1, 'Escribe tu contraseña').max(128),
  /** Of the second factor, or a recovery code. */
  codigo: codigoSchema.optional(),
});
export type Credentials = z.output<typeof credentialsSchema>;

export type Usuario = {
  id: number;
  nombre: string;
  email: string;
  rol: Rol;
  /** Only a usuario with rol consumidor has one. */
  consumidor_id: number | null;
};

/** What signing in needs and nobody else may see. */
export type UsuarioSecret = Usuario & {
  password_hash: string;
  session_version: number;
};

import { z } from 'zod';
import { codigoSchema } from './segundo-factor';
import { isZone } from './zona';

export const IDIOMAS = ['es', 'en'] as const;
export type Idioma = (typeof IDIOMAS)[number];

export const ROLES = ['consumidor', 'cuidador', 'administrador'] as const;
export type Rol = (typeof ROLES)[number];

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('Escribe un correo como nombre@ejemplo.com'));

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/**
 * Length is what protects; no composition rules. The upper bound is of the work that argon2 does for a stranger. Which
 * passwords of that length are refused stands in `password-policy.ts`.
 */
export const passwordSchema = z
  .string()
  .min(PASSWORD_MIN, `Usa al menos ${PASSWORD_MIN} caracteres`)
  .max(PASSWORD_MAX, `Usa como mucho ${PASSWORD_MAX} caracteres`);

/** Of what is checked against a hash: a length that bounds the work is all it has. */
export const givenPasswordSchema = z.string().min(1, 'Escribe tu contraseña').max(PASSWORD_MAX);

export const nombreSchema = z.string().trim().min(1, 'Escribe tu nombre').max(80);

export const zoneSchema = z.string().refine(isZone, 'Zona horaria desconocida (nombre IANA)');

/** Public registration: an administrador is only made by a command. */
export const registroSchema = z.strictObject({
  nombre: nombreSchema,
  email: emailSchema,
  password: passwordSchema,
  rol: z.enum(['consumidor', 'cuidador']),
  zona_horaria: zoneSchema.default('America/Tijuana'),
});
export type Registro = z.output<typeof registroSchema>;

export const credentialsSchema = z.object({
  email: emailSchema,
  password: givenPasswordSchema,
  /** Of the second factor, or a recovery code. */
  codigo: codigoSchema.optional(),
});
export type Credentials = z.output<typeof credentialsSchema>;

export type Usuario = {
  id: number;
  nombre: string;
  email: string;
  rol: Rol;
  idioma: Idioma;
  /** Only a usuario with rol consumidor has one. */
  consumidor_id: number | null;
  /** ISO 8601; null while nobody showed that the address is theirs. */
  email_verified_at: string | null;
};

/**
 * Who chose the password. One of an `administrador` has to be changed first by its owner; `nobody`: an issuer vouches for
 * the account, whose password no one knows.
 */
export type PasswordSetter = 'owner' | 'administrador' | 'nobody';

/** What signing in needs and nobody else may see. */
export type UsuarioSecret = Usuario & {
  password_hash: string;
  session_version: number;
};

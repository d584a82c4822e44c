import { z } from 'zod';
import { codigoSchema } from './segundo-factor';
import { emailSchema, givenPasswordSchema, IDIOMAS, nombreSchema, passwordSchema } from './usuarios';

/** A secret out of a mail, as long as what `secrets.key` makes; any other answers like one that ended. */
const enlaceSchema = z.string().max(100);

export const perfilSchema = z.strictObject({ nombre: nombreSchema });
export const idiomaSchema = z.strictObject({ idioma: z.enum(IDIOMAS) });
export const correoSchema = z.strictObject({ email: emailSchema, password: givenPasswordSchema });
export const contrasenaSchema = z.strictObject({ actual: givenPasswordSchema, nueva: passwordSchema });
export const recuperarSchema = z.strictObject({ email: emailSchema });
export const contrasenaNuevaSchema = z.strictObject({ enlace: enlaceSchema, nueva: passwordSchema });
export const verificarSchema = z.strictObject({ enlace: enlaceSchema });
export const cerrarSesionesSchema = z.strictObject({ tambien_esta: z.boolean() });

export const proofSchema = z.strictObject({ password: givenPasswordSchema, codigo: codigoSchema });
export type Proof = z.output<typeof proofSchema>;

/** Of an owner who may not have a second factor. */
export const ownerProofSchema = proofSchema.partial({ codigo: true });
export type OwnerProof = z.output<typeof ownerProofSchema>;

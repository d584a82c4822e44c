import { z } from 'zod';
import { emailSchema, nombreSchema, passwordSchema } from './usuarios';

/** A secret out of a mail, as long as what `secrets.key` makes; any other answers like one that ended. */
const enlaceSchema = z.string().max(100);
/** Of what is checked against a hash: a length that bounds the work is all it has. */
const givenPassword = z.string().min(1, 'Escribe tu contraseña').max(200);

export const perfilSchema = z.strictObject({ nombre: nombreSchema });
export const correoSchema = z.strictObject({ email: emailSchema, password: givenPassword });
export const contrasenaSchema = z.strictObject({ actual: givenPassword, nueva: passwordSchema });
export const recuperarSchema = z.strictObject({ email: emailSchema });
export const contrasenaNuevaSchema = z.strictObject({ enlace: enlaceSchema, nueva: passwordSchema });
export const verificarSchema = z.strictObject({ enlace: enlaceSchema });
export const cerrarSesionesSchema = z.strictObject({ tambien_esta: z.boolean() });

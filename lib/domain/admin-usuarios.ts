import { z } from 'zod';
import type { CorreoTipo } from './correos';
import { LatidoError } from './errors';
import { DAY_MS } from './time';
import { emailSchema, ROLES, zoneSchema } from './usuarios';

/** A deleted account can be had back this long. */
export const RESTORE_DAYS = 30;

export const CUENTAS = ['activa', 'inactiva', 'eliminada'] as const;
export type Cuenta = (typeof CUENTAS)[number];

/** An account as who runs the installation sees it: nothing of health. */
export const adminUsuarioSchema = z.object({
  id: z.int(),
  nombre: z.string(),
  email: z.string(),
  rol: z.enum(ROLES),
  /** Of whoever is, or was, a consumidor. */
  consumidor_id: z.int().nullable(),
  is_active: z.boolean(),
  deleted_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
});
export type AdminUsuario = z.infer<typeof adminUsuarioSchema>;

export const newUsuarioSchema = z.strictObject({
  nombre: z.string().trim().min(1, 'Escribe un nombre').max(80),
  email: emailSchema,
  rol: z.enum(ROLES),
  zona_horaria: zoneSchema.default('America/Tijuana'),
});
export type NewUsuario = z.output<typeof newUsuarioSchema>;

export const rolSchema = z.strictObject({ rol: z.enum(ROLES) });

export type UsuarioQuery = { q?: string; rol?: AdminUsuario['rol']; cuenta?: Cuenta };

/**
 * An account under a lock, as a change finds it. `is_last`: without it no active administrador would be left.
 * `has_data`: it is a consumidor with something of theirs, a device or a consent included.
 */
export type HeldAccount = AdminUsuario & { is_last: boolean; has_data: boolean };
export type AccountPatch = Partial<Pick<AdminUsuario, 'rol' | 'is_active' | 'deleted_at'>>;

/** What its owner, who is out already, is told of a change by mail. */
export function mailOf({ is_active }: AccountPatch): CorreoTipo | null {
  if (is_active === undefined) return null;
  return is_active ? 'cuenta_reactivada' : 'cuenta_desactivada';
}

/** What a change makes of an account. @throws conflict when it may not be */
export type Decision = (held: HeldAccount, now: Date) => AccountPatch;

export const changeRol =
  (rol: AdminUsuario['rol']): Decision =>
  (held) => {
    refuseIf(held.deleted_at !== null, 'La cuenta está eliminada: restáurala primero');
    refuseIf(held.rol === rol, 'Ya tiene este rol');
    keepOne(held);
    refuseIf(
      held.has_data,
      'Tiene datos propios, que dejaría de ver: no cambia de rol. Crea otra cuenta con otro correo',
    );
    return { rol };
  };

export const deactivate: Decision = (held) => {
  refuseIf(held.deleted_at !== null, 'La cuenta está eliminada');
  refuseIf(!held.is_active, 'Ya está desactivada');
  keepOne(held);
  return { is_active: false };
};

export const reactivate: Decision = (held) => {
  refuseIf(held.deleted_at !== null, 'La cuenta está eliminada: restáurala primero');
  refuseIf(held.is_active, 'Ya está activa');
  return { is_active: true };
};

export const softDelete: Decision = (held, now) => {
  refuseIf(held.deleted_at !== null, 'Ya está eliminada');
  keepOne(held);
  return { deleted_at: now.toISOString() };
};

export const restore: Decision = ({ deleted_at }, now) => {
  if (deleted_at === null) throw new LatidoError('conflict', { detail: 'No está eliminada' });
  refuseIf(now >= restorableUntil(deleted_at), `Pasaron más de ${RESTORE_DAYS} días: ya no se restaura`);
  return { deleted_at: null };
};

export function restorableUntil(deletedAt: string): Date {
  return new Date(Date.parse(deletedAt) + RESTORE_DAYS * DAY_MS);
}

function keepOne({ is_last }: HeldAccount): void {
  refuseIf(is_last, 'Es el último administrador activo: nombra antes a otro');
}

function refuseIf(wrong: boolean, detail: string): void {
  if (wrong) throw new LatidoError('conflict', { detail });
}

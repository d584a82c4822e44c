import { z } from 'zod';

/** What may stand in auditoria: the noun first, which `objeto_id` is the id of where it is no usuario. */
export const ACCIONES = [
  'usuario.created',
  'usuario.rol_changed',
  'usuario.deactivated',
  'usuario.reactivated',
  'usuario.deleted',
  'usuario.restored',
  'dispositivo.revoked',
  'catalogo.created',
  'catalogo.changed',
  'catalogo.ordered',
  'emergencia.opened',
  'emergencia.ended',
  'emergencia.expired',
] as const;
export type Accion = (typeof ACCIONES)[number];

/** Who acts, and from which address. Null: the installation itself. */
export type Acting = { actor_id: number | null; direccion: string | null };

/** Values by column name; never a secret, a name or an email, since the row outlives the account. */
export type AuditValues = Record<string, string | number | boolean | null | readonly string[]>;

export type AuditFact = Acting & {
  accion: Accion;
  usuario_id: number | null;
  objeto_id?: number;
  antes?: AuditValues;
  despues?: AuditValues;
};

/** Names are those of today; null for an account that is gone. `motivo`: of the emergencia it tells of. */
export const auditEntrySchema = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  actor_id: z.int().nullable(),
  actor_nombre: z.string().nullable(),
  direccion: z.string().nullable(),
  accion: z.string(),
  usuario_id: z.int().nullable(),
  usuario_nombre: z.string().nullable(),
  objeto_id: z.int().nullable(),
  motivo: z.string().nullable(),
  antes: z.record(z.string(), z.unknown()).nullable(),
  despues: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export type AuditQuery = { q?: string; accion?: Accion };

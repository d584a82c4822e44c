import type pg from 'pg';
import { pageOf } from '@/lib/domain/admin-pages';
import type { AdminUsuariosRepo } from '@/lib/domain/admin-ports';
import { type AccountPatch, type AdminUsuario, mailOf } from '@/lib/domain/admin-usuarios';
import type { AuditValues } from '@/lib/domain/auditoria';
import { newCorreo } from '@/lib/domain/correos';
import { appendAudit } from '../audit-row';
import { transaction } from '../client';
import { hasData } from '../consumidor-data';
import { folded, likeAnywhere } from '../folded';
import type { PrismaClient } from '../generated/client';
import { idBefore } from '../id-before';
import { followRol } from './admin-rol';
import { createUsuario } from './usuarios';

type Row = Omit<AdminUsuario, 'deleted_at' | 'created_at'> & { deleted_at: Date | null; created_at: Date };

const USUARIO = `SELECT u.id, u.nombre, u.email, u.rol, c.id AS consumidor_id, u.is_active, u.deleted_at, u.created_at
  FROM usuarios u LEFT JOIN consumidores c ON c.usuario_id = u.id`;

const LIST = `${USUARIO} WHERE u.id < $1
    AND ($2::text IS NULL OR ${folded('u.nombre')} LIKE $2 OR ${folded('u.email')} LIKE $2)
    AND ($3::rol IS NULL OR u.rol = $3)
    AND CASE $4 WHEN 'activa' THEN u.is_active AND u.deleted_at IS NULL
      WHEN 'inactiva' THEN NOT u.is_active AND u.deleted_at IS NULL
      WHEN 'eliminada' THEN u.deleted_at IS NOT NULL ELSE true END
  ORDER BY u.id DESC LIMIT $5`;

/**
 * Held until the commit, in one order. Who waits for it sees who is left then: of two who take each other's rol away
 * at once, the second finds one administrador, who has to stay.
 */
const ADMINISTRADORES = `SELECT id FROM usuarios WHERE rol = 'administrador' AND is_active AND deleted_at IS NULL
  ORDER BY id FOR NO KEY UPDATE`;

const PATCH = `UPDATE usuarios SET rol = $2, is_active = $3, deleted_at = $4,
    purga_at = CASE WHEN $4::timestamptz IS NOT NULL THEN purga_at END, session_version = session_version + 1
  WHERE id = $1`;

const QUEUE_MAIL = `INSERT INTO correos (usuario_id, tipo, para, created_at, proximo_at, vence_at)
  VALUES ($1, $2, $3, $4, $4, $5)`;

const wire = (row: Row): AdminUsuario => ({
  ...row,
  deleted_at: row.deleted_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
});

export async function lockAdministradores(client: pg.PoolClient): Promise<number[]> {
  return (await client.query<{ id: number }>(ADMINISTRADORES)).rows.map(({ id }) => id);
}

async function lockUsuario(client: pg.PoolClient, id: number): Promise<AdminUsuario | null> {
  const { rows } = await client.query<Row>(`${USUARIO} WHERE u.id = $1 FOR NO KEY UPDATE OF u`, [id]);
  return rows[0] ? wire(rows[0]) : null;
}

/** What a patch replaces. */
function before(held: AdminUsuario, patch: AccountPatch): AuditValues {
  const { rol, is_active, deleted_at } = held;
  const values = { rol, is_active, deleted_at };
  return Object.fromEntries(Object.entries(values).filter(([key]) => key in patch));
}

async function tellOwner(
  client: pg.PoolClient,
  { id, email }: AdminUsuario,
  patch: AccountPatch,
  now: Date,
): Promise<void> {
  const tipo = mailOf(patch);
  if (!tipo) return;
  const { para, vence_at } = newCorreo(tipo, email, now);
  await client.query(QUEUE_MAIL, [id, tipo, para, now, vence_at]);
}

export function adminUsuariosRepo(pool: pg.Pool, prisma: PrismaClient): AdminUsuariosRepo {
  return {
    list: async ({ q, rol, cuenta }, page) => {
      const values = [idBefore(page.before), likeAnywhere(q), rol ?? null, cuenta ?? 'todas', page.limit + 1];
      return pageOf((await pool.query<Row>(LIST, values)).rows.map(wire), page.limit);
    },

    create: (by, { zona_horaria, ...data }, now) =>
      prisma.$transaction(async (tx) => {
        const { id } = await createUsuario(tx, { ...data, zona_horaria }, now);
        const despues = { rol: data.rol };
        await tx.auditoria.create({
          data: { ...by, at: now, accion: 'usuario.created', usuario_id: id, despues },
        });
        const made = await tx.usuarios.findUniqueOrThrow({ where: { id }, include: { consumidor: true } });
        const { nombre, email, rol, is_active, deleted_at, created_at } = made;
        const consumidor_id = made.consumidor?.id ?? null;
        return wire({ id, nombre, email, rol, consumidor_id, is_active, deleted_at, created_at });
      }),

    change: (by, id, accion, decide, now) =>
      transaction(pool, async (client) => {
        const administradores = await lockAdministradores(client);
        const held = await lockUsuario(client, id);
        if (!held) return null;
        const is_last = administradores.length === 1 && administradores[0] === id;
        const isConsumidor = held.rol === 'consumidor';
        const has_data = isConsumidor && (await hasData(client, held.consumidor_id));
        const patch = decide({ ...held, is_last, has_data }, now);
        const after = { ...held, ...patch };
        await client.query(PATCH, [id, after.rol, after.is_active, after.deleted_at]);
        await followRol(client, held, after.rol, by.actor_id, now);
        await tellOwner(client, held, patch, now);
        const values = { antes: before(held, patch), despues: patch };
        await appendAudit(client, { ...by, accion, usuario_id: id, ...values }, now);
        return lockUsuario(client, id);
      }),
  };
}

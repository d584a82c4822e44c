import type pg from 'pg';
import type { CorreosRepo } from '@/lib/domain/account-ports';
import { type Correo, newCorreo } from '@/lib/domain/correos';
import { DAY_MS } from '@/lib/domain/time';
import type { PrismaClient } from '../generated/client';

/** One at a time and not the one that another instance has: each row is locked by who takes it. */
const CLAIM = `UPDATE correos SET intentos = intentos + 1, proximo_at = $2 WHERE id =
    (SELECT id FROM correos WHERE enviado_at IS NULL AND proximo_at <= $1 AND vence_at > $1
      ORDER BY proximo_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, usuario_id, tipo, para, intentos, vence_at, emergencia_id`;

const PRUNE = `DELETE FROM correos WHERE enviado_at < $2 OR (enviado_at IS NULL AND vence_at <= $1)
  RETURNING id, tipo, intentos, enviado_at`;

/** What was sent stays a day, to count by; links some days more, so that an old one is known as past. */
const SENT_DAYS = 1;
const LINK_DAYS = 7;

export function correosRepo(pool: pg.Pool, prisma: PrismaClient): CorreosRepo {
  return {
    queue: async ({ usuario_id, tipo, para }, now) =>
      void (await prisma.correos.create({ data: { usuario_id, ...newCorreo(tipo, para, now) } })),

    claim: async (now, retryAt) => (await pool.query<Correo>(CLAIM, [now, retryAt])).rows[0] ?? null,

    sent: async (id, usuario_id, now) =>
      void (await prisma.correos.updateMany({
        where: { id },
        data: { usuario_id, enviado_at: now, error: null },
      })),

    failed: async (id, error, proximo_at) =>
      void (await prisma.correos.updateMany({ where: { id }, data: { error, proximo_at } })),

    drop: async (id) => void (await prisma.correos.deleteMany({ where: { id } })),

    countBefore: ({ id, para, tipo }, since) =>
      prisma.correos.count({ where: { para, tipo, id: { lt: id }, created_at: { gte: since } } }),

    prune: async (now) => {
      const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
      await prisma.enlaces.deleteMany({ where: { expires_at: { lt: ago(LINK_DAYS) } } });
      type Gone = { id: number; tipo: string; intentos: number; enviado_at: Date | null };
      const { rows } = await pool.query<Gone>(PRUNE, [now, ago(SENT_DAYS)]);
      return rows.filter(({ enviado_at }) => enviado_at === null);
    },
  };
}

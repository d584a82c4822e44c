import type pg from 'pg';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import type { DispositivosRepo } from '@/lib/domain/ports';
import { batched } from '../batched';
import type { PrismaClient } from '../generated/client';

/** Asked with every POST of readings: plain SQL, prepared once a connection. */
const BY_KEY = `SELECT d.clave_hash, d.id AS dispositivo_id, d.consumidor_id, d.fuente, d.cadencia_ms,
    c.zona_horaria
  FROM dispositivos d JOIN consumidores c ON c.id = d.consumidor_id JOIN usuarios u ON u.id = c.usuario_id
  WHERE d.clave_hash = ANY($1) AND d.revoked_at IS NULL AND u.is_active AND u.deleted_at IS NULL`;

export function dispositivosRepo(pool: pg.Pool, prisma: PrismaClient): DispositivosRepo {
  return {
    create: async (consumidor_id, pairing, clave_hash) => {
      await prisma.dispositivos.create({ data: { consumidor_id, clave_hash, ...pairing } });
    },

    byKeyHash: batched<string, DeviceIdentity & { clave_hash: string }>(
      async (hashes) => (await pool.query({ name: 'devices', text: BY_KEY, values: [hashes] })).rows,
      ({ clave_hash }) => clave_hash,
    ),

    list: async (consumidor_id) => {
      const rows = await prisma.dispositivos.findMany({
        where: { consumidor_id, revoked_at: null },
        orderBy: { id: 'desc' },
        select: {
          id: true,
          nombre: true,
          tipo: true,
          fuente: true,
          cadencia_ms: true,
          visto_at: true,
          bateria: true,
          created_at: true,
        },
      });
      return rows.map((row) => ({
        ...row,
        visto_at: row.visto_at?.toISOString() ?? null,
        created_at: row.created_at.toISOString(),
      }));
    },

    revoke: async (consumidor_id, id, now) => {
      const [revoked] = await prisma.dispositivos.updateManyAndReturn({
        where: { id, consumidor_id, revoked_at: null },
        data: { revoked_at: now },
        select: { clave_hash: true },
      });
      return revoked?.clave_hash ?? null;
    },
  };
}

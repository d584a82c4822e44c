import type { DispositivosRepo } from '@/lib/domain/ports';
import type { DeviceIdentities } from '../device-identities';
import type { PrismaClient } from '../generated/client';

export function dispositivosRepo(prisma: PrismaClient, identities: DeviceIdentities): DispositivosRepo {
  return {
    create: async (consumidor_id, pairing, clave_hash) => {
      await prisma.dispositivos.create({ data: { consumidor_id, clave_hash, ...pairing } });
    },

    byKeyHash: identities.byKeyHash,
    ended: identities.ended,

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
      if (!revoked) return false;
      identities.forget(revoked.clave_hash);
      return true;
    },
  };
}

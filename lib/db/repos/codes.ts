import type { Alcance } from '@/lib/domain/access';
import type { CodesRepo } from '@/lib/domain/ports';
import type { PrismaClient } from '../generated/client';

export function codesRepo(prisma: PrismaClient): CodesRepo {
  return {
    issue: async (purpose, code_hash, consumidor_id, alcances, expires_at) => {
      const data = { purpose, code_hash, consumidor_id, alcances: [...alcances], expires_at };
      await prisma.one_time_codes.create({ data });
    },

    redeem: async (purpose, code_hash, now) => {
      const [redeemed] = await prisma.one_time_codes.updateManyAndReturn({
        where: { purpose, code_hash, used_at: null, expires_at: { gt: now } },
        data: { used_at: now },
        select: { consumidor_id: true, alcances: true },
        limit: 1,
      });
      return redeemed ? { ...redeemed, alcances: redeemed.alcances as Alcance[] } : null;
    },
  };
}

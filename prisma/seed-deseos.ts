import type { PrismaClient } from '@/lib/db/generated/client';
import type { DeseoTipo, Resultado } from '@/lib/domain/deseos';
import { HOUR_MS } from '@/lib/domain/time';

/** How many hours ago it came; how it ended and after how many minutes, unless it is open. */
export type DemoDeseo = {
  tipo: DeseoTipo;
  intensidad: number;
  hours: number;
  end?: { resultado: Resultado; minutes: number };
};

/** All that somebody of the demo has felt, oldest first, and where their stream ends: for one transaction. */
export function createDeseos(
  prisma: PrismaClient,
  consumidor_id: number,
  deseos: readonly DemoDeseo[],
  now: Date,
) {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  return [
    prisma.deseos.createMany({
      data: deseos.map(({ hours, end, ...deseo }, index) => ({
        ...deseo,
        consumidor_id,
        seq: index + 1,
        created_at: ago(hours),
        resolved: end !== undefined,
        resultado: end?.resultado,
        resuelto_at: end && ago(hours - end.minutes / 60),
      })),
    }),
    prisma.streams.updateMany({
      where: { consumidor_id, stream: 'deseos' },
      data: { last_offset: deseos.length },
    }),
  ];
}

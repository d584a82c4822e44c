import type { Clock } from '@/lib/domain/clock';
import type { Repos } from '@/lib/domain/ports';
import type { Database } from '../client';
import { codesRepo } from './codes';
import { consentimientosRepo } from './consentimientos';
import { deseosRepo } from './deseos';
import { dispositivosRepo } from './dispositivos';
import { lecturasRepo } from './lecturas';
import { sessionsRepo } from './sessions';
import { snapshotsSource } from './snapshots';
import { usuariosRepo } from './usuarios';

export function createRepos({ pool, prisma }: Database, clock: Clock): Repos {
  return {
    usuarios: usuariosRepo(pool, prisma, clock.now),
    sessions: sessionsRepo(pool),
    codes: codesRepo(prisma),
    dispositivos: dispositivosRepo(pool, prisma),
    consentimientos: consentimientosRepo(pool, prisma, clock.now),
    lecturas: lecturasRepo(pool),
    deseos: deseosRepo(pool),
    snapshots: snapshotsSource(pool),
  };
}

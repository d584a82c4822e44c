import type { Clock } from '@/lib/domain/clock';
import type { Repos } from '@/lib/domain/ports';
import type { Database } from '../client';
import { createDeviceIdentities } from '../device-identities';
import { accesosRepo } from './accesos';
import { analisisRepo } from './analisis';
import { borradoRepo } from './borrado';
import { catalogosRepo } from './catalogos';
import { chequeosRepo } from './chequeos';
import { codesRepo } from './codes';
import { consentimientosRepo } from './consentimientos';
import { consumosRepo } from './consumos';
import { deseosRepo } from './deseos';
import { dispositivosRepo } from './dispositivos';
import { lecturasRepo } from './lecturas';
import { notificacionesRepo } from './notificaciones';
import { retentionRepo } from './retention';
import { sessionsRepo } from './sessions';
import { snapshotsSource } from './snapshots';
import { usuariosRepo } from './usuarios';
import { ventanasRepo } from './ventanas';

export function createRepos({ pool, prisma }: Database, clock: Clock): Repos {
  const identities = createDeviceIdentities(pool);
  return {
    usuarios: usuariosRepo(pool, prisma, clock.now),
    sessions: sessionsRepo(pool),
    codes: codesRepo(pool),
    dispositivos: dispositivosRepo(prisma, identities),
    consentimientos: consentimientosRepo(pool, prisma, clock.now),
    lecturas: lecturasRepo(pool, identities),
    deseos: deseosRepo(pool),
    consumos: consumosRepo(pool),
    ventanas: ventanasRepo(pool),
    analisis: analisisRepo(pool),
    retention: retentionRepo(pool),
    chequeos: chequeosRepo(pool),
    catalogos: catalogosRepo(pool),
    notificaciones: notificacionesRepo(pool),
    snapshots: snapshotsSource(pool),
    accesos: accesosRepo(pool),
    borrado: borradoRepo(pool),
  };
}

import type { Clock } from '@/lib/domain/clock';
import type { Repos } from '@/lib/domain/ports';
import { archiveRepo } from '../archive/repo';
import type { Database } from '../client';
import { createDeviceIdentities } from '../device-identities';
import { accesosRepo } from './accesos';
import { adminDispositivosRepo } from './admin-dispositivos';
import { adminUsuariosRepo } from './admin-usuarios';
import { analisisRepo } from './analisis';
import { animosRepo } from './animos';
import { auditoriaRepo } from './auditoria';
import { borradoRepo } from './borrado';
import { catalogosRepo } from './catalogos';
import { chequeosRepo } from './chequeos';
import { codesRepo } from './codes';
import { consentimientosRepo } from './consentimientos';
import { consumosRepo } from './consumos';
import { correosRepo } from './correos';
import { cuentasRepo } from './cuentas';
import { deseosRepo } from './deseos';
import { dispositivosRepo } from './dispositivos';
import { emergenciasRepo } from './emergencias';
import { formulariosRepo } from './formularios';
import { identidadesRepo } from './identidades';
import { inicioRepo } from './inicio';
import { lecturasRepo } from './lecturas';
import { logrosRepo } from './logros';
import { notificacionesRepo } from './notificaciones';
import { perfilesRepo } from './perfiles';
import { retentionRepo } from './retention';
import { segundosFactoresRepo } from './segundos-factores';
import { sessionsRepo } from './sessions';
import { snapshotsSource } from './snapshots';
import { usuariosRepo } from './usuarios';
import { ventanasRepo } from './ventanas';

export function createRepos({ pool, prisma }: Database, clock: Clock): Repos {
  const identities = createDeviceIdentities(pool);
  return {
    cuentas: cuentasRepo(pool, prisma),
    correos: correosRepo(pool, prisma),
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
    perfiles: perfilesRepo(pool),
    formularios: formulariosRepo(pool),
    inicio: inicioRepo(pool),
    notificaciones: notificacionesRepo(pool),
    animos: animosRepo(pool),
    snapshots: snapshotsSource(pool),
    accesos: accesosRepo(pool),
    adminUsuarios: adminUsuariosRepo(pool, prisma),
    adminDispositivos: adminDispositivosRepo(pool, identities),
    auditoria: auditoriaRepo(pool),
    emergencias: emergenciasRepo(pool, clock.now),
    segundosFactores: segundosFactoresRepo(pool),
    archive: archiveRepo(pool),
    logros: logrosRepo(pool),
    identidades: identidadesRepo(pool),
    borrado: borradoRepo(pool),
  };
}

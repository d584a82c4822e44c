import { notFound } from 'next/navigation';
import type { Actor } from '@/lib/domain/access';
import { ADMIN_PAGE } from '@/lib/domain/admin-pages';
import type { Emergencia } from '@/lib/domain/emergencias';
import { listAllDevices, listAuditoria, listUsuarios } from '@/lib/domain/use-cases/administration';
import { listEmergencias, openOf, ownEmergencias } from '@/lib/domain/use-cases/emergencias';
import { getRuntime } from './runtime-handle';

const FIRST = { limit: ADMIN_PAGE };

export const firstUsuarios = (actor: Actor) => listUsuarios(getRuntime(), actor, {}, FIRST);
export const firstDevices = (actor: Actor) => listAllDevices(getRuntime(), actor, undefined, FIRST);
export const firstAuditoria = (actor: Actor) => listAuditoria(getRuntime(), actor, {}, FIRST);
export const firstEmergencias = (actor: Actor) => listEmergencias(getRuntime(), actor, FIRST);

export async function salud() {
  return getRuntime().salud();
}

/** Not found without an emergencia that is open, whether the person exists or not. */
export async function openEmergenciaOf(actor: Actor, consumidorId: number): Promise<Emergencia> {
  return (await openOf(getRuntime(), actor, consumidorId)) ?? notFound();
}

/** Those to the actor's own data, the newest first. */
export async function ownEmergenciasPage(actor: Actor): Promise<Emergencia[]> {
  return (await ownEmergencias(getRuntime(), actor, { limit: 50 })).rows;
}

import type { Actor } from '../access';
import { LatidoError } from '../errors';
import { type Ahorro, ahorroOf } from '../metrics/ahorro';
import { bmiOf, type Perfil, type PerfilChanges } from '../perfil';
import { dayOf, fechaOf } from '../time';
import type { Deps } from './deps';
import { ownConsumidor } from './read-access';

/** Only one's own: no scope lets a cuidador see it. */
export async function findPerfil(deps: Deps, actor: Actor): Promise<Perfil> {
  return readPerfil(deps, await ownConsumidor(deps, actor));
}

/** @throws invalid for a birth in the future */
export async function savePerfil(deps: Deps, actor: Actor, changes: PerfilChanges): Promise<Perfil> {
  const consumidorId = await ownConsumidor(deps, actor);
  const { zona_horaria } = await readPerfil(deps, consumidorId);
  const today = fechaOf(deps.clock.now(), changes.zona_horaria ?? zona_horaria);
  if (changes.fecha_nacimiento && changes.fecha_nacimiento > today) {
    const detail = 'no puede ser una fecha futura';
    throw new LatidoError('invalid', { errors: [{ pointer: '/fecha_nacimiento', detail }] });
  }
  const { moved, planned } = await deps.repos.perfiles.save(consumidorId, changes);
  if (moved) deps.bus.publish({ name: 'zona.changed', consumidor_id: consumidorId });
  if (planned) {
    deps.bus.publish({ name: 'plan.changed', consumidor_id: consumidorId });
    await deps.logros.after(consumidorId);
  }
  return readPerfil(deps, consumidorId);
}

async function readPerfil({ repos }: Pick<Deps, 'repos'>, consumidorId: number): Promise<Perfil> {
  const datos = await repos.perfiles.find(consumidorId);
  if (!datos) throw new LatidoError('not_allowed');
  return { ...datos, ...bmiOf(datos) };
}

/** What the quit date has meant so far, by the person's own plan. */
export async function findAhorro(deps: Deps, actor: Actor): Promise<Ahorro> {
  const consumidorId = await ownConsumidor(deps, actor);
  const plan = await readPerfil(deps, consumidorId);
  const now = deps.clock.now();
  const since = plan.fecha_abandono && dayOf(plan.fecha_abandono, plan.zona_horaria).from;
  const smoked = await deps.repos.snapshots.consistent(consumidorId, 'consumidor', (_, reads) =>
    since && since < now
      ? reads.countCigarettes(consumidorId, [{ from: since, to: now }])
      : Promise.resolve([]),
  );
  return ahorroOf(plan, smoked?.[0] ?? 0, now, plan.zona_horaria);
}

import type { Actor } from '../access';
import { type Antojo, DURACION_OF, duracionOf } from '../antojo';
import type { Deps } from './deps';
import { ownConsumidor } from './read-access';

export async function findAntojo({ repos }: Pick<Deps, 'repos'>, actor: Actor): Promise<Antojo> {
  const consumidorId = await ownConsumidor({ repos }, actor);
  const [lasted, formularios] = await Promise.all([
    repos.deseos.lasted(consumidorId, DURACION_OF),
    repos.formularios.list(consumidorId),
  ]);
  const told = formularios.flatMap(({ soluciones, solucion_otra }) => [...soluciones, solucion_otra]);
  const soluciones = [...new Set(told)].filter((one) => one !== null);
  return { duracion: duracionOf(lasted), soluciones };
}

import type { Actor } from '../access';
import { LatidoError } from '../errors';
import type { Formulario, NewFormulario } from '../formularios';
import type { Inicio, InicioChanges } from '../inicio';
import type { Deps } from './deps';
import { ownConsumidor } from './read-access';

export async function findInicio(deps: Deps, actor: Actor): Promise<Inicio> {
  return deps.repos.inicio.find(await ownConsumidor(deps, actor));
}

export async function saveInicio(deps: Deps, actor: Actor, changes: InicioChanges): Promise<Inicio> {
  const consumidorId = await ownConsumidor(deps, actor);
  await deps.repos.inicio.save(consumidorId, changes, deps.clock.now());
  return deps.repos.inicio.find(consumidorId);
}

export async function listFormularios(deps: Deps, actor: Actor): Promise<Formulario[]> {
  return deps.repos.formularios.list(await ownConsumidor(deps, actor));
}

/** @throws invalid for a name that is in no catalogue */
export async function saveFormulario(
  deps: Deps,
  actor: Actor,
  formulario: NewFormulario,
): Promise<Formulario> {
  const consumidorId = await ownConsumidor(deps, actor);
  const stored = await deps.repos.formularios.save(consumidorId, formulario, deps.clock.now());
  if (!('unknown' in stored)) return stored;
  const detail = 'no está en el catálogo';
  throw new LatidoError('invalid', { errors: [{ pointer: `/${stored.unknown}`, detail }] });
}

/** The person takes back what they told of a habito. @throws not_found */
export async function removeFormulario(deps: Deps, actor: Actor, id: number): Promise<void> {
  const consumidorId = await ownConsumidor(deps, actor);
  if (!(await deps.repos.formularios.remove(consumidorId, id))) throw new LatidoError('not_found');
}

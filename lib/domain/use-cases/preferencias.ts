import type { Actor } from '../access';
import { LatidoError } from '../errors';
import type { Preferencias, PreferenciasChanges } from '../preferencias';
import type { Deps } from './deps';

/** One's own; what counts until one says otherwise. */
export async function findPreferencias(
  { repos }: Pick<Deps, 'repos'>,
  { usuario_id }: Actor,
): Promise<Preferencias> {
  const found = await repos.preferencias.find(usuario_id);
  if (!found) throw new LatidoError('not_found');
  return found;
}

/** Only what is given changes. */
export async function changePreferencias(
  deps: Pick<Deps, 'repos' | 'clock'>,
  actor: Actor,
  changes: PreferenciasChanges,
): Promise<Preferencias> {
  await deps.repos.preferencias.save(actor.usuario_id, changes, deps.clock.now());
  return findPreferencias(deps, actor);
}

import type { Actor } from '@/lib/domain/access';
import {
  type CatalogoName,
  type Kept,
  type Named,
  type Nombres,
  type Offered,
  ofEachCatalogo,
} from '@/lib/domain/catalogos';
import { findNombres } from '@/lib/domain/use-cases/catalogos';
import { findInicio, listFormularios } from '@/lib/domain/use-cases/inicio';
import { findAhorro, findPerfil } from '@/lib/domain/use-cases/perfil';
import { pageIdioma } from './idioma';
import { getRuntime } from './runtime-handle';

export async function ownInicio(actor: Actor) {
  return findInicio(getRuntime(), actor);
}

export async function ownAhorro(actor: Actor) {
  return findAhorro(getRuntime(), actor);
}

/** What the forms of the profile begin with. */
export async function ownProfile(actor: Actor) {
  const runtime = getRuntime();
  const [perfil, formularios] = await Promise.all([
    findPerfil(runtime, actor),
    listFormularios(runtime, actor),
  ]);
  return { perfil, formularios };
}

/** The names that the catalogues offer, in both languages. */
export async function offeredEntries(): Promise<Offered> {
  const { catalogos } = getRuntime().repos;
  const names = async (name: CatalogoName): Promise<Named[]> =>
    (await catalogos.list(name)).map(({ nombre, nombre_en }) => ({ nombre, nombre_en }));
  return ofEachCatalogo(names);
}

/** What the pages call entries that logs and channels tell of. */
export async function shownNombres(): Promise<Nombres> {
  return findNombres(getRuntime(), await pageIdioma());
}

export async function keptCatalogo(name: CatalogoName): Promise<Kept[]> {
  return getRuntime().repos.catalogos.all(name);
}

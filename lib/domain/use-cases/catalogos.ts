import {
  type CatalogoName,
  type CatalogoRefusal,
  type EntryChanges,
  type Kept,
  type Named,
  type NewEntry,
  type Nombres,
  ofEachCatalogo,
  SIN_NOMBRES,
} from '../catalogos';
import { LatidoError } from '../errors';
import type { Idioma } from '../usuarios';
import { actingAs, type By } from './administration';
import type { Deps } from './deps';

type Acts = Pick<Deps, 'repos' | 'clock'>;

/** What a reader in that language is shown entries by. Spanish is what they are kept in, and costs no query. */
export async function findNombres({ repos }: Pick<Deps, 'repos'>, idioma: Idioma): Promise<Nombres> {
  if (idioma === 'es') return SIN_NOMBRES;
  const named = async (name: CatalogoName): Promise<Named[]> =>
    (await repos.catalogos.all(name))
      .filter(({ nombre_en }) => nombre_en !== null)
      .map(({ nombre, nombre_en }) => ({ nombre, nombre_en }));
  return ofEachCatalogo(named);
}

/** @throws conflict when another entry has the name, but for case and accents */
export async function createEntry(
  { repos, clock }: Acts,
  by: By,
  name: CatalogoName,
  entry: NewEntry,
): Promise<Kept> {
  return accepted(await repos.catalogos.create(actingAs(by), name, entry, clock.now()));
}

/**
 * A new name is that of the history too; an entry that is deactivated only leaves the forms.
 *
 * @throws not_found; conflict as `createEntry` does, and when no cigarette would be left to log
 */
export async function changeEntry(
  { repos, clock }: Acts,
  by: By,
  name: CatalogoName,
  id: number,
  changes: EntryChanges,
): Promise<Kept> {
  const changed = await repos.catalogos.change(actingAs(by), name, id, changes, clock.now());
  if (!changed) throw new LatidoError('not_found');
  return accepted(changed);
}

/** @throws conflict when the entries are others meanwhile */
export async function orderEntries(
  { repos, clock }: Acts,
  by: By,
  name: CatalogoName,
  ids: readonly number[],
): Promise<Kept[]> {
  return accepted(await repos.catalogos.order(actingAs(by), name, ids, clock.now()));
}

const REFUSALS: Record<CatalogoRefusal['refused'], { pointer: string; detail: string }> = {
  taken: { pointer: '/nombre', detail: 'Ya hay una entrada con este nombre' },
  taken_en: { pointer: '/nombre_en', detail: 'Ya hay una entrada con este nombre en inglés' },
  last_cigarette: {
    pointer: '/es_cigarrillo',
    detail: 'Hace falta un hábito activo que cuente como cigarrillo',
  },
  other_entries: { pointer: '/ids', detail: 'La lista cambió: vuelve a cargarla' },
};

function accepted<Done extends object>(done: Done | CatalogoRefusal): Done {
  if (!('refused' in done)) return done;
  const refusal = REFUSALS[done.refused];
  throw new LatidoError('conflict', { detail: refusal.detail, errors: [refusal] });
}

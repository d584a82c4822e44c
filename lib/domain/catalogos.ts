import { z } from 'zod';
import type { Acting } from './auditoria';
import type { Idioma } from './usuarios';

/** `nombre` is what everything else calls the entry; `nombre_en` only what English pages show, where it is not null. */
const rowSchema = z.object({
  id: z.int(),
  nombre: z.string(),
  nombre_en: z.string().nullable(),
  descripcion: z.string().nullable(),
});

/** What forms offer beside "Otro: texto", each with its row. `es_cigarrillo`: counted as a cigarette. */
export const CATALOGOS = {
  habitos: rowSchema.extend({ es_cigarrillo: z.boolean() }),
  emociones: rowSchema,
  motivos: rowSchema,
  soluciones: rowSchema,
} as const;

export type CatalogoName = keyof typeof CATALOGOS;
export type CatalogoRow<Name extends CatalogoName = CatalogoName> = z.infer<(typeof CATALOGOS)[Name]>;
export const CATALOGO_NAMES = Object.keys(CATALOGOS) as CatalogoName[];

/** What an entry is called in both languages. */
export type Named = Pick<CatalogoRow, 'nombre' | 'nombre_en'>;

/** What `load` gives of each catalogue, all loaded at once. */
export async function ofEachCatalogo<T>(
  load: (name: CatalogoName) => Promise<T>,
): Promise<Record<CatalogoName, T>> {
  const [habitos, emociones, motivos, soluciones] = await Promise.all([
    load('habitos'),
    load('emociones'),
    load('motivos'),
    load('soluciones'),
  ]);
  return { habitos, emociones, motivos, soluciones };
}

/** What the forms of a page offer. */
export type Offered = Record<CatalogoName, Named[]>;

/** What an entry is called on a page in that language. */
export function nombreDe({ nombre, nombre_en }: Named, idioma: Idioma): string {
  return (idioma === 'en' && nombre_en) || nombre;
}

/** The same of a bare `nombre`, as logs and channels tell it; words of one's own stay as they are. */
export function nombresDe(entries: readonly Named[], idioma: Idioma): (nombre: string) => string {
  const shown = new Map(entries.map((entry) => [entry.nombre, nombreDe(entry, idioma)]));
  return (nombre) => shown.get(nombre) ?? nombre;
}

/** What entries are called in another language than the one they are kept in, those no longer offered as well: logs tell of them. */
export type Nombres = Record<CatalogoName, readonly Named[]>;
export const SIN_NOMBRES: Nombres = { habitos: [], emociones: [], motivos: [], soluciones: [] };

/** A row as those who keep the catalogue see it: `activo` is offered to forms. */
export const keptSchema = rowSchema.extend({ activo: z.boolean(), es_cigarrillo: z.boolean().optional() });
export type Kept = z.infer<typeof keptSchema>;

const words = z
  .string()
  .trim()
  .transform((text) => text.replaceAll(/\s+/g, ' '));
const nombre = words.pipe(z.string().min(1, 'Escribe un nombre').max(80, 'de 80 letras como mucho'));
const nombre_en = words
  .transform((text) => text || null)
  .pipe(z.string().max(80, 'de 80 letras como mucho').nullable())
  .nullable();
const descripcion = z.string().trim().max(300, 'de 300 letras como mucho').nullable();

const entry = { nombre, nombre_en: nombre_en.default(null), descripcion: descripcion.default(null) };
const changes = { nombre, nombre_en, descripcion, activo: z.boolean() };
const habito = { es_cigarrillo: z.boolean() };

/** What makes an entry, and what changes one; only a habito can be a cigarette. */
export const newEntrySchema = {
  habitos: z.strictObject({ ...entry, es_cigarrillo: z.boolean().default(false) }),
  otros: z.strictObject(entry),
};
export const entryChangesSchema = {
  habitos: z.strictObject({ ...changes, ...habito }).partial(),
  otros: z.strictObject(changes).partial(),
};
export type NewEntry = z.output<(typeof newEntrySchema)['habitos' | 'otros']>;
export type EntryChanges = z.output<(typeof entryChangesSchema)['habitos']>;

/** Every entry once, in the order in which forms offer them. */
export const ordenSchema = z.strictObject({ ids: z.array(z.int32().positive()).max(500) });

/**
 * `taken`, `taken_en`: another entry has this name in that language, but for case and accents. `last_cigarette`: without it
 * a tap logs nothing.
 */
export type CatalogoRefusal = { refused: 'taken' | 'taken_en' | 'last_cigarette' | 'other_entries' };

export type CatalogosRepo = {
  /** What forms offer, in its order. */
  list<Name extends CatalogoName>(name: Name): Promise<CatalogoRow<Name>[]>;
  all(name: CatalogoName): Promise<Kept[]>;
  /** Each of these with its row of auditoria, in one transaction. */
  create(by: Acting, name: CatalogoName, entry: NewEntry, now: Date): Promise<Kept | CatalogoRefusal>;
  /** Null when there is no such entry. */
  change(
    by: Acting,
    name: CatalogoName,
    id: number,
    changes: EntryChanges,
    now: Date,
  ): Promise<Kept | CatalogoRefusal | null>;
  order(by: Acting, name: CatalogoName, ids: readonly number[], now: Date): Promise<Kept[] | CatalogoRefusal>;
};

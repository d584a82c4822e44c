import { z } from 'zod';
import { ROLES } from '../usuarios';

/** The archive of a person: what it is, and what is in it. Raise the version when an old reader would misread it. */
export const ARCHIVE_FORMAT = 'latido.archivo';
export const ARCHIVE_VERSION = 1;
export const MANIFEST = 'manifest.json';

/** `filas`: rows of a table, entries of a bundle. `bytes` and `sha256` of the file as it is unpacked. */
const fileSchema = z.object({
  nombre: z.string().max(200),
  filas: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ArchivedFile = z.infer<typeof fileSchema>;

export const manifestSchema = z.object({
  formato: z.literal(ARCHIVE_FORMAT, 'No es un archivo de Latido'),
  version: z.literal(ARCHIVE_VERSION, 'Es de una versión de Latido que esta no conoce'),
  creado_at: z.iso.datetime(),
  /** The last migration of the database that it was made from. */
  migracion: z.string().max(200),
  persona: z.object({ usuario_id: z.int(), email: z.string().max(320), rol: z.enum(ROLES) }),
  archivos: z.array(fileSchema).max(500),
  /** Of everything above, by the secret of the installation. */
  firma: z.string().max(200).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

type Fingerprint = (text: string) => string;

/** What is signed: always the same fields in the same order, whatever the file looked like. */
function canonicalText({ firma: _, ...manifest }: Manifest): string {
  return `${ARCHIVE_FORMAT}\n${JSON.stringify(manifestSchema.parse(manifest))}`;
}

export function signManifest(manifest: Manifest, fingerprint: Fingerprint): Manifest {
  return { ...manifest, firma: fingerprint(canonicalText(manifest)) };
}

/** Did this installation make it, and is it as it was made? */
export function isSigned(manifest: Manifest, fingerprint: Fingerprint): boolean {
  if (!manifest.firma) return false;
  // Compared as fingerprints, which take as long to differ wherever they do.
  return fingerprint(manifest.firma) === fingerprint(fingerprint(canonicalText(manifest)));
}

/** Where a table is in the archive. */
export const jsonFile = (table: string): string => `json/${table}.ndjson`;
export const csvFile = (table: string): string => `csv/${table}.csv`;
export const FHIR_FILE = 'fhir/bundle.json';

import { BOM, csvTable } from '@/lib/domain/archive/csv';
import { bundleText } from '@/lib/domain/archive/fhir/bundle';
import { FHIR_TABLES } from '@/lib/domain/archive/fhir/entries';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ArchivedFile,
  csvFile,
  FHIR_FILE,
  jsonFile,
  MANIFEST,
  type Manifest,
  signManifest,
} from '@/lib/domain/archive/manifest';
import type { Piece } from '@/lib/domain/archive/piece';
import type { ArchiveSnapshot, SnapshotTable } from '@/lib/domain/archive/ports';
import type { Usuario } from '@/lib/domain/usuarios';
import { type ZippedFile, zipOf } from './zip-writer';

export type Making = {
  snapshot: ArchiveSnapshot;
  usuario: Usuario;
  now: Date;
  fingerprint(text: string): string;
  /** Rows that were read, as often as they were. */
  counted(rows: number): void;
};

/** How many rows an archive reads: each once for each form that it is told in. */
export function rowsToRead({ tables }: ArchiveSnapshot): number {
  return tables.reduce((sum, { name, filas, csv }) => {
    const times = 1 + (csv ? 1 : 0) + (FHIR_TABLES.includes(name) ? 1 : 0);
    return sum + times * filas;
  }, 0);
}

/** The pieces of the archive. The manifest is the last file, since it tells of all others. */
export async function* archiveOf(making: Making): AsyncGenerator<Uint8Array> {
  const written: ArchivedFile[] = [];
  const rows = new Map<string, number>();
  yield* zipOf(filesOf(making, rows, written), ({ name, ...file }) =>
    written.push({ nombre: name, filas: rows.get(name) ?? 0, ...file }),
  );
}

async function* filesOf(
  making: Making,
  rows: Map<string, number>,
  written: readonly ArchivedFile[],
): AsyncGenerator<ZippedFile> {
  const { tables } = making.snapshot;
  const file = (name: string, pieces: AsyncIterable<Piece>): ZippedFile => ({
    name,
    chunks: encoded(pieces, (count) => rows.set(name, (rows.get(name) ?? 0) + count)),
  });
  for (const table of tables) yield file(jsonFile(table.name), jsonPieces(making, table.name));
  for (const table of tables) if (table.csv) yield file(csvFile(table.name), csvPieces(making, table));
  if (making.usuario.consumidor_id !== null) yield file(FHIR_FILE, bundleText(rowReader(making), making.now));
  yield { name: MANIFEST, chunks: manifestChunks(making, written) };
}

async function* encoded(
  pieces: AsyncIterable<Piece>,
  count: (rows: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const { text, rows } of pieces) {
    count(rows);
    yield Buffer.from(text, 'utf8');
  }
}

async function* jsonPieces({ snapshot, counted }: Making, table: string): AsyncGenerator<Piece> {
  for await (const lines of snapshot.rows(table)) {
    counted(lines.length);
    yield { text: `${lines.join('\n')}\n`, rows: lines.length };
  }
}

async function* csvPieces(making: Making, table: SnapshotTable): AsyncGenerator<Piece> {
  const { header, line } = csvTable(table.columns, table.instants, making.snapshot.zona_horaria);
  yield { text: BOM + header, rows: 0 };
  for await (const rows of rowReader(making)(table.name))
    yield { text: rows.map(line).join(''), rows: rows.length };
}

/** Rows of a table as objects. Sums beyond 2^53 lose their last digits here, and are not read so. */
function rowReader({ snapshot, counted }: Making) {
  return async function* (table: string): AsyncGenerator<Record<string, unknown>[]> {
    for await (const lines of snapshot.rows(table)) {
      counted(lines.length);
      yield lines.map((text) => JSON.parse(text) as Record<string, unknown>);
    }
  };
}

async function* manifestChunks(
  { snapshot, usuario, now, fingerprint }: Making,
  archivos: readonly ArchivedFile[],
): AsyncGenerator<Uint8Array> {
  const manifest: Manifest = {
    formato: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    creado_at: now.toISOString(),
    migracion: snapshot.migracion,
    persona: { usuario_id: usuario.id, email: usuario.email, rol: usuario.rol },
    archivos: [...archivos],
  };
  yield Buffer.from(`${JSON.stringify(signManifest(manifest, fingerprint), null, 2)}\n`, 'utf8');
}

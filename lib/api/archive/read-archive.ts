import { createHash } from 'node:crypto';
import {
  type ArchivedFile,
  jsonFile,
  MANIFEST,
  type Manifest,
  manifestSchema,
} from '@/lib/domain/archive/manifest';
import type { ImportRun } from '@/lib/domain/archive/ports';
import { INFLATED_BYTES, LINE_BYTES } from '@/lib/domain/archive/report';
import { LatidoError } from '@/lib/domain/errors';
import { invalid } from '@/lib/domain/invalid';
import { linesOf } from './lines';
import type { Spool } from './spool';
import { type Budget, brokenZip, contentOf, readDirectory, type ZipEntry } from './zip-reader';

const MANIFEST_BYTES = 1024 ** 2;

export type OpenArchive = {
  manifest: Manifest;
  /** Names in the ZIP. */
  names: readonly string[];
  /** Gives a run every table that it brings back, each whole or none of it. Names of files that were read. */
  loadInto(run: ImportRun): Promise<Set<string>>;
};

/** @throws invalid */
export async function openArchive(file: Spool): Promise<OpenArchive> {
  const entries = await readDirectory(file);
  const budget: Budget = { left: INFLATED_BYTES };
  const told = entries.get(MANIFEST);
  if (!told) throw brokenZip('Al ZIP le falta manifest.json: no es un archivo de Latido');
  const manifest = parseManifest(await textOf(contentOf(file, told, MANIFEST_BYTES, budget)));
  return {
    manifest,
    names: [...entries.keys()],
    loadInto: (run) => loadTables(file, entries, manifest, budget, run),
  };
}

async function loadTables(
  file: Spool,
  entries: ReadonlyMap<string, ZipEntry>,
  { archivos }: Manifest,
  budget: Budget,
  run: ImportRun,
): Promise<Set<string>> {
  const read = new Set<string>([MANIFEST]);
  for (const table of run.tables) {
    const name = jsonFile(table);
    const promised = archivos.find(({ nombre }) => nombre === name);
    const entry = entries.get(name);
    if (!promised) continue;
    if (!entry) throw wrongFile(name, 'falta en el ZIP');
    read.add(name);
    await run.load(
      table,
      linesOf(hashed(contentOf(file, entry, promised.bytes, budget), promised), LINE_BYTES),
    );
  }
  return read;
}

const wrongFile = (name: string, detail: string) =>
  new LatidoError('invalid', {
    detail: 'El archivo no es como se hizo: no se importó nada',
    errors: [{ pointer: `/${name}`, detail }],
  });

/** Passes on what the manifest promised. @throws invalid at the end of anything else */
async function* hashed(
  chunks: AsyncIterable<Buffer>,
  { nombre, sha256 }: ArchivedFile,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw wrongFile(nombre, 'cambió desde que se hizo el archivo');
}

async function textOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString('utf8');
}

function parseManifest(text: string): Manifest {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch (cause) {
    throw brokenZip('manifest.json no es JSON', cause);
  }
  const parsed = manifestSchema.safeParse(told);
  if (!parsed.success) throw invalid(parsed.error.issues);
  return parsed.data;
}

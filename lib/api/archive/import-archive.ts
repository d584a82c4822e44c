import type { Context } from 'hono';
import type { Actor } from '@/lib/domain/access';
import type { ImportOutcome, ImportRun } from '@/lib/domain/archive/ports';
import { IMPORT_BYTES, type ImportReport } from '@/lib/domain/archive/report';
import { LatidoError } from '@/lib/domain/errors';
import { allowImport, beginImport, tellImported } from '@/lib/domain/use-cases/archive';
import type { ApiDeps, ApiEnv } from '../context';
import { type OpenArchive, openArchive } from './read-archive';
import { spool } from './spool';

export type Wish = { ensayo: boolean; esMio: boolean };

/** All of an uploaded archive, or nothing of it. Lines that are no good are told, and left out. */
export async function importArchive(
  deps: ApiDeps,
  actor: Actor,
  c: Context<ApiEnv>,
  { ensayo, esMio }: Wish,
): Promise<ImportReport> {
  const file = await spool(uploaded(c), IMPORT_BYTES);
  try {
    const archive = await openArchive(file);
    const { usuario, origin } = await allowImport(deps, actor, archive.manifest, esMio);
    const run = await beginImport(deps, usuario, origin.firmado);
    const { read, outcome } = await carryOut(archive, run, ensayo);
    tellImported(deps, usuario, outcome.moved);
    return reportOf(outcome, {
      ensayo,
      firmado: origin.firmado,
      ignorados: archive.names.filter((name) => !read.has(name)).slice(0, 100),
    });
  } finally {
    await file.remove();
  }
}

async function carryOut(archive: OpenArchive, run: ImportRun, ensayo: boolean) {
  let read: Set<string>;
  try {
    read = await archive.loadInto(run);
  } catch (error) {
    await run.abort();
    throw error;
  }
  return { read, outcome: await run.commit(ensayo) };
}

function uploaded(c: Context<ApiEnv>): AsyncIterable<Uint8Array> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(zip|x-zip-compressed|octet-stream)\b/i.test(type))
    throw new LatidoError('unsupported_media_type', { detail: 'Envía application/zip' });
  if (Number(c.req.header('content-length') ?? 0) > IMPORT_BYTES) throw new LatidoError('too_large');
  const { body } = c.req.raw;
  if (!body) throw new LatidoError('bad_request', { detail: 'Falta el archivo' });
  return body as unknown as AsyncIterable<Uint8Array>;
}

type Around = Pick<ImportReport, 'ensayo' | 'firmado' | 'ignorados'>;

function reportOf({ tables, rejected }: ImportOutcome, around: Around): ImportReport {
  const sum = (key: 'importadas' | 'repetidas' | 'rechazadas') =>
    tables.reduce((total, counts) => total + counts[key], 0);
  return {
    ...around,
    importadas: sum('importadas'),
    repetidas: sum('repetidas'),
    rechazadas_total: sum('rechazadas'),
    rechazadas: rejected,
    archivos: tables,
  };
}

import { strFromU8, unzipSync } from 'fflate';
import type { Manifest } from '@/lib/domain/archive/manifest';
import type { Idioma } from '@/lib/domain/usuarios';
import type { TestApp } from './test-app';

export type Archive = Record<string, Uint8Array>;

export async function download({ url }: Pick<TestApp, 'url'>, token: string): Promise<Response> {
  return fetch(`${url}/api/exportacion`, { headers: { authorization: `Bearer ${token}` } });
}

/** The archive of an account as its bytes, and unpacked by a reader that is not ours. */
export async function exported(app: TestApp, token: string): Promise<{ zip: Uint8Array; files: Archive }> {
  const answer = await download(app, token);
  if (answer.status !== 200) throw new Error(`the export answered ${answer.status}: ${await answer.text()}`);
  const zip = new Uint8Array(await answer.arrayBuffer());
  return { zip, files: unzipSync(zip) };
}

export const textOf = (files: Archive, name: string): string => strFromU8(files[name] ?? new Uint8Array());

export const manifestOf = (files: Archive): Manifest => JSON.parse(textOf(files, 'manifest.json'));

/** The rows of a table, each as its line. */
export function linesOf(files: Archive, table: string): string[] {
  return textOf(files, `json/${table}.ndjson`).split('\n').filter(Boolean);
}

export function rowsOf(files: Archive, table: string): Record<string, unknown>[] {
  return linesOf(files, table).map((line) => JSON.parse(line));
}

/** Sends an archive; the JSON that comes back. */
export async function imported(
  { url }: Pick<TestApp, 'url'>,
  token: string,
  zip: Uint8Array,
  query = '',
  idioma: Idioma = 'es',
) {
  const answer = await fetch(`${url}/api/importacion${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/zip',
      'accept-language': idioma,
    },
    body: Buffer.from(zip),
  });
  return { status: answer.status, body: await answer.json() };
}

/** What an import gives anew, or leaves to the account. */
const GIVEN = ['id', 'seq', 'consumidor_id', 'usuario_id'];
const REFERENCES: Record<string, string> = {
  dispositivo_id: 'dispositivos',
  deseo_id: 'deseos',
  ventana_id: 'ventanas',
};

/**
 * The rows of a table as they can be compared over installations: without what is given anew, what they refer to by its place
 * in its table, and their place in their stream by its rank.
 */
export function canonical(files: Archive, table: string): string[] {
  const rows = rowsOf(files, table);
  const seqs = rows.map(({ seq }) => seq).sort((a, b) => Number(a) - Number(b));
  const placeOf = (target: string, id: unknown) => rowsOf(files, target).findIndex((row) => row.id === id);
  const places = Object.entries(REFERENCES).filter(([column]) => rows.some((row) => column in row));
  return rows.map((row) => {
    const told = Object.entries(row).filter(([name]) => !GIVEN.includes(name) && !(name in REFERENCES));
    const refs = places.map(([column, target]) => [
      column,
      row[column] === null ? null : placeOf(target, row[column]),
    ]);
    return JSON.stringify([...told, ...refs, ['seq', seqs.indexOf(row.seq)]]);
  });
}

import { strFromU8, unzipSync } from 'fflate';
import type { Manifest } from '@/lib/domain/archive/manifest';
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

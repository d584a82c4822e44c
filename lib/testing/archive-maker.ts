import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { type Manifest, signManifest } from '@/lib/domain/archive/manifest';
import { type Archive, manifestOf } from './archive';

type Fingerprint = (text: string) => string;

/** Text of a table of the archive. */
export const ndjson = (rows: readonly (object | string)[]): Uint8Array =>
  strToU8(rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));

/**
 * A ZIP of these files with a manifest that fits them: signed with `fingerprint`, without one like that of somebody who
 * made it themselves. `change` is what somebody did to the manifest.
 */
export function archiveOf(
  files: Archive,
  fingerprint?: Fingerprint,
  change: Partial<Manifest> = {},
): Uint8Array {
  const rest = Object.entries(files).filter(([name]) => name !== 'manifest.json');
  const { firma: _, ...told } = { ...manifestOf(files), ...change };
  const manifest: Manifest = {
    ...told,
    archivos: rest.map(([nombre, bytes]) => ({
      nombre,
      filas: 0,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
  const signed = fingerprint ? signManifest(manifest, fingerprint) : manifest;
  return zipSync({ ...Object.fromEntries(rest), 'manifest.json': strToU8(JSON.stringify(signed)) });
}

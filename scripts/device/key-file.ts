import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What is kept of a device: its key (not when the key was given by hand), whose it is, the last `n` delivered, its cadence. */
export type KeptDevice = { clave?: string; consumidor_id?: number; hasta?: number; cadencia_ms?: number };

/** One file a sender of readings, one entry a server and account: it may send to several. */
export type KeyFile = { read(): KeptDevice; write(device: KeptDevice): void };

export function openKeyFile(directory: string, name: string, entry: string): KeyFile {
  const file = path.join(directory, `${name}.json`);
  return {
    read: () => readAll(file)[entry] ?? {},
    write(device) {
      mkdirSync(directory, { recursive: true });
      // Renamed into place: a crash half way must not lose the key.
      const fresh = `${file}.${process.pid}`;
      const text = JSON.stringify({ ...readAll(file), [entry]: device }, null, 2);
      writeFileSync(fresh, `${text}\n`, { mode: 0o600 });
      renameSync(fresh, file);
    },
  };
}

/** Names a key that was given by hand without storing it. */
export function fingerprintOf(clave: string): string {
  return createHash('sha256').update(clave).digest('hex').slice(0, 12);
}

function readAll(file: string): Record<string, KeptDevice> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

import { closeSync, openSync, writeSync } from 'node:fs';
import { UsageError } from '../device/options';
import type { TruthLine } from './truth';

/** Written in pieces of this many characters. */
const PIECE = 256 * 1024;

export type TruthFile = { write(line: TruthLine): void; close(): void };

/** A truth once written is never written over. Throws UsageError. */
export function openTruthFile(path: string): TruthFile {
  const file = openNew(path);
  let pending: string[] = [];
  let size = 0;
  const flush = () => {
    if (size > 0) writeSync(file, pending.join(''));
    pending = [];
    size = 0;
  };
  return {
    write(line) {
      const text = `${JSON.stringify(line)}\n`;
      pending.push(text);
      size += text.length;
      if (size >= PIECE) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new UsageError(exists ? `--truth ${path}: ya existe` : `--truth ${path}: ${String(error)}`);
  }
}

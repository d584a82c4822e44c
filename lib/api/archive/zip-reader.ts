import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { LatidoError } from '@/lib/domain/errors';
import type { Spool } from './spool';

/** Where a file of a ZIP is; sizes as the directory tells them. */
export type ZipEntry = { name: string; deflated: boolean; packed: number; size: number; at: number };

/** How much may come out of an archive, all files together. */
export type Budget = { left: number };

const MOST_ENTRIES = 500;
const END = 0x0605_4b50;
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
const ENTRY = 0x0201_4b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x0403_4b50;
const LOCAL_BYTES = 30;
const ENCRYPTED = 1;

export const brokenZip = (detail: string, cause?: unknown) => new LatidoError('invalid', { detail, cause });
const cut = (cause?: unknown) => brokenZip('El ZIP está dañado o le falta una parte', cause);

/**
 * The directory of a ZIP: the only place that tells sizes, since what was made while it was sent has none before its data.
 *
 * @throws invalid
 */
export async function readDirectory(file: Spool): Promise<Map<string, ZipEntry>> {
  const tail = await file.read(Math.max(0, file.size - END_BYTES - MOST_COMMENT), END_BYTES + MOST_COMMENT);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END_BYTES > tail.length || tail.readUInt32LE(end) !== END)
    throw brokenZip('No es un ZIP, o le falta el final');
  const count = tail.readUInt16LE(end + 10);
  const bytes = tail.readUInt32LE(end + 12);
  const at = tail.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES) throw brokenZip(`El ZIP tiene más de ${MOST_ENTRIES} archivos`);
  if (at + bytes > file.size || bytes > MOST_ENTRIES * 1024) throw cut();
  return entriesOf(await file.read(at, bytes), count, file.size);
}

function entriesOf(directory: Buffer, count: number, size: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY) throw cut();
    const names = directory.readUInt16LE(at + 28);
    const rest = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const entry = entryAt(directory, at, names);
    if (entry.at + entry.packed > size) throw cut();
    if (entries.has(entry.name)) throw brokenZip(`El ZIP tiene dos veces ${entry.name.slice(0, 100)}`);
    entries.set(entry.name, entry);
    at += ENTRY_BYTES + names + rest;
  }
  return entries;
}

function entryAt(directory: Buffer, at: number, names: number): ZipEntry {
  const method = directory.readUInt16LE(at + 10);
  const name = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + names);
  if (directory.readUInt16LE(at + 8) & ENCRYPTED) throw brokenZip('El ZIP está cifrado');
  if (method !== 0 && method !== 8) throw brokenZip('El ZIP usa una compresión que no se admite');
  return {
    name,
    deflated: method === 8,
    packed: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    at: directory.readUInt32LE(at + 42),
  };
}

/**
 * What is in a file of a ZIP. It ends at `most` bytes, whatever the ZIP says of itself, and takes from the budget.
 *
 * @throws invalid, too_large
 */
export async function* contentOf(
  file: Spool,
  entry: ZipEntry,
  most: number,
  budget: Budget,
): AsyncGenerator<Buffer> {
  if (entry.packed === 0) return;
  const head = await file.read(entry.at, LOCAL_BYTES);
  if (head.length < LOCAL_BYTES || head.readUInt32LE(0) !== LOCAL) throw cut();
  const start = entry.at + LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (start + entry.packed > file.size) throw cut();
  const packed = file.chunks(start, entry.packed);
  const chunks = entry.deflated ? pipeline(Readable.from(packed), createInflateRaw(), () => {}) : packed;
  let size = 0;
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      size += chunk.length;
      budget.left -= chunk.length;
      if (size > most) throw brokenZip(`${entry.name} es mayor de lo que dice el manifiesto`);
      if (budget.left < 0)
        throw new LatidoError('too_large', { detail: 'Lo que sale del ZIP pasa del límite' });
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Error && 'latido' in error ? error : cut(error);
  }
}

import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LatidoError } from '@/lib/domain/errors';

const CHUNK = 64 * 1024;

/** An upload that was put aside, to be read in any order. */
export type Spool = {
  size: number;
  read(start: number, length: number): Promise<Buffer>;
  chunks(start: number, length: number): AsyncGenerator<Buffer>;
  remove(): Promise<void>;
};

/**
 * Puts a body aside in a file of ours: nothing that the body says names a file. @throws too_large as soon as it is
 */
export async function spool(body: AsyncIterable<Uint8Array>, limit: number): Promise<Spool> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'latido-importa-'));
  const file = await open(path.join(folder, 'subida'), 'wx+', 0o600);
  const remove = async () => {
    await file.close().catch(() => {});
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { ...readers(file, await write(file, body, limit)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function write(file: FileHandle, body: AsyncIterable<Uint8Array>, limit: number): Promise<number> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit)
      throw new LatidoError('too_large', { detail: `El archivo pasa de ${limit / 1024 ** 2} MiB` });
    await file.writeFile(chunk);
  }
  return size;
}

function readers(file: FileHandle, size: number): Omit<Spool, 'remove'> {
  const read = async (start: number, length: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
    return buffer.subarray(0, bytesRead);
  };
  async function* chunks(start: number, length: number): AsyncGenerator<Buffer> {
    for (let at = start; at < start + length; at += CHUNK)
      yield await read(at, Math.min(CHUNK, start + length - at));
  }
  return { size, read, chunks };
}

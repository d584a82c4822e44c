import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate';

export type ZippedFile = { name: string; chunks: AsyncIterable<Uint8Array> };
/** Of a file as it was given. */
export type Written = { name: string; bytes: number; sha256: string };

/** A ZIP without its 64-bit form holds no more. */
const MOST_BYTES = 0xffff_ffff;
const NOTHING = new Uint8Array();

/** Counts what is pushed; what goes out is deflated elsewhere, off the main thread. */
class Deflated extends ZipPassThrough {
  override compression = 8;
  override process(): void {}
}

/**
 * The pieces of a ZIP of files that come one after the other. A file is asked for its next chunk only when what was made
 * of the last one was taken: as much is in memory as one chunk needs. `written` is told of each file when it is whole.
 *
 * @throws when the archive would pass 4 GiB
 */
export async function* zipOf(
  files: AsyncIterable<ZippedFile>,
  written: (file: Written) => void,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let total = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const take = function* () {
    for (const chunk of ready.splice(0)) {
      total += chunk.length;
      if (total > MOST_BYTES) throw new Error('an archive of more than 4 GiB');
      if (chunk.length > 0) yield chunk;
    }
  };
  for await (const { name, chunks } of files) {
    const entry = new Deflated(name);
    zip.add(entry);
    const hash = createHash('sha256');
    const source = Readable.from(told(chunks, entry, hash), { objectMode: false });
    const deflated = pipeline(source, createDeflateRaw(), () => {});
    for await (const chunk of deflated) {
      entry.ondata(null, chunk as Buffer<ArrayBuffer>, false);
      yield* take();
    }
    entry.push(NOTHING, true);
    entry.ondata(null, NOTHING, true);
    written({ name, bytes: entry.size, sha256: hash.digest('hex') });
    yield* take();
  }
  zip.end();
  yield* take();
}

async function* told(
  chunks: AsyncIterable<Uint8Array>,
  entry: ZipPassThrough,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    entry.push(chunk);
    hash.update(chunk);
    yield chunk;
  }
}

import type { Line } from '@/lib/domain/archive/ports';

const NEWLINE = 10;
const LINES_AT_ONCE = 1_000;

/**
 * The lines of a text that comes in chunks, some at a time, counted from 1; empty ones are none. Of a line longer than
 * `most` bytes as much is told as makes it no JSON: the rest is skipped, and never held.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, most: number): AsyncGenerator<Line[]> {
  let lines: Line[] = [];
  let linea = 0;
  let held: Buffer[] = [];
  let size = 0;
  const end = () => {
    linea += 1;
    const text = Buffer.concat(held).toString('utf8');
    held = [];
    size = 0;
    if (text.trim()) lines.push({ linea, text });
  };
  const hold = (part: Buffer) => {
    const room = most + 1 - size;
    // A copy: a part of a chunk would keep the whole chunk.
    if (room > 0) held.push(Buffer.from(part.subarray(0, room)));
    size += part.length;
  };
  for await (const chunk of chunks) {
    let at = 0;
    for (let next = chunk.indexOf(NEWLINE); next >= 0; next = chunk.indexOf(NEWLINE, at)) {
      hold(chunk.subarray(at, next));
      end();
      at = next + 1;
      if (lines.length < LINES_AT_ONCE) continue;
      yield lines;
      lines = [];
    }
    if (at < chunk.length) hold(chunk.subarray(at));
  }
  if (size > 0) end();
  if (lines.length > 0) yield lines;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line } from '@/lib/domain/archive/ports';
import { linesOf } from './lines';

async function* chunked(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}

async function read(text: string, sizes: readonly number[], most = 100): Promise<Line[]> {
  const all: Line[] = [];
  for await (const some of linesOf(chunked(Buffer.from(text), sizes), most)) all.push(...some);
  return all;
}

test('the lines are those of the text, however it comes in chunks', async () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\n', ''));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat(6)), async (lines, sizes) => {
      const expected = lines
        .map((text, index) => ({ linea: index + 1, text }))
        .filter(({ text }) => text.trim() !== '');
      expect(await read(lines.join('\n'), sizes)).toEqual(expected);
    }),
  );
});

test('of a line that is too long no more is held than shows it', async () => {
  const lines = await read(`a\n${'x'.repeat(5_000)}\nb`, [10, 700, 3_000]);
  expect(lines.map(({ linea, text }) => [linea, text.length])).toEqual([
    [1, 1],
    [2, 101],
    [3, 1],
  ]);
});

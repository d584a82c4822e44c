import { strFromU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { spool } from './spool';
import { contentOf, readDirectory } from './zip-reader';
import { type Written, type ZippedFile, zipOf } from './zip-writer';

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function* files(): AsyncGenerator<ZippedFile> {
  yield { name: 'a.txt', chunks: pieces('uno ', 'dos') };
  yield { name: 'vacío.txt', chunks: pieces() };
  yield { name: 'b/c.txt', chunks: pieces('ñ'.repeat(100_000)) };
}

async function made(): Promise<{ zip: Buffer; written: Written[] }> {
  const written: Written[] = [];
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipOf(files(), (file) => written.push(file))) chunks.push(chunk);
  return { zip: Buffer.concat(chunks), written };
}

async function spooled(zip: Uint8Array) {
  return spool(new Response(Buffer.from(zip)).body as unknown as AsyncIterable<Uint8Array>, 10_000_000);
}

async function inflated(zip: Uint8Array, name: string, most = 1_000_000, budget = { left: 1_000_000 }) {
  const file = await spooled(zip);
  try {
    const entry = (await readDirectory(file)).get(name);
    if (!entry) throw new Error(`no ${name}`);
    const all: Buffer[] = [];
    for await (const chunk of contentOf(file, entry, most, budget)) all.push(chunk);
    return Buffer.concat(all).toString();
  } finally {
    await file.remove();
  }
}

test('another reader reads what is written, and each file is told', async () => {
  const { zip, written } = await made();
  const read = unzipSync(zip);
  expect(Object.entries(read).map(([name, bytes]) => [name, strFromU8(bytes).length])).toEqual([
    ['a.txt', 7],
    ['vacío.txt', 0],
    ['b/c.txt', 100_000],
  ]);
  expect(written.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['a.txt', 7],
    ['vacío.txt', 0],
    ['b/c.txt', 200_000],
  ]);
});

test('what we and others write is read', async () => {
  const { zip } = await made();
  expect(await inflated(zip, 'a.txt')).toBe('uno dos');
  expect(await inflated(zip, 'vacío.txt')).toBe('');
  const others = zipSync({ 'x.txt': Buffer.from('hola'), 'y.txt': [Buffer.from('plano'), { level: 0 }] });
  expect(await inflated(others, 'x.txt')).toBe('hola');
  expect(await inflated(others, 'y.txt')).toBe('plano');
});

test('it ends at the size that was promised, and at what all may be together', async () => {
  const { zip } = await made();
  await expect(inflated(zip, 'b/c.txt', 1_000)).rejects.toMatchObject({ code: 'invalid' });
  await expect(inflated(zip, 'b/c.txt', 1_000_000, { left: 1_000 })).rejects.toMatchObject({
    code: 'too_large',
  });
});

test('an upload ends at its limit, and leaves nothing behind', async () => {
  const body = new Response('x'.repeat(2_000)).body as unknown as AsyncIterable<Uint8Array>;
  await expect(spool(body, 1_000)).rejects.toMatchObject({ code: 'too_large' });
});

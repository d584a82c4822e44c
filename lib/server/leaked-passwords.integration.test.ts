import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createLeakedPasswords } from './leaked-passwords';

const asked: IncomingMessage[] = [];
let answer: (prefix: string) => string | null = () => '';
const server = createServer((request, response) => {
  asked.push(request);
  const text = answer(request.url?.split('/').at(-1) ?? '');
  response.writeHead(text === null ? 503 : 200).end(text ?? '');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range`;
afterAll(() => new Promise((resolve) => server.close(resolve)));

const warned: string[] = [];
const leaked = createLeakedPasswords(url, {
  warn: (context, message) => void warned.push(JSON.stringify(context) + message),
});
const hashOf = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();

beforeEach(() => {
  asked.length = 0;
  warned.length = 0;
});

test('the service is told five of forty digits, and nothing else', async () => {
  const hash = hashOf('una frase larga');
  answer = () => `${'0'.repeat(35)}:3\r\n${hash.slice(5)}:12\r\n`;
  expect(await leaked.isBreached('una frase larga')).toBe(true);
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET /range/${hash.slice(0, 5)}`]);
  expect(asked[0]?.headers['add-padding']).toBe('true');
  expect(JSON.stringify(asked[0]?.headers)).not.toContain(hash.slice(5, 15));
});

test('another suffix, and one that is only padding, are no breach', async () => {
  answer = () => `${hashOf('otra').slice(5)}:9\r\n${hashOf('una frase larga').slice(5)}:0`;
  expect(await leaked.isBreached('una frase larga')).toBe(false);
  expect(warned).toEqual([]);
});

test('a service that fails refuses nobody, and the log says so without the password', async () => {
  answer = () => null;
  expect(await leaked.isBreached('una frase larga')).toBe(false);
  expect(warned).toHaveLength(1);
  expect(warned[0]).not.toMatch(new RegExp(`frase|${hashOf('una frase larga').slice(5)}`));
  const nowhere = createLeakedPasswords('http://127.0.0.1:1/range', {
    warn: (_, message) => void warned.push(message),
  });
  expect(await nowhere.isBreached('una frase larga')).toBe(false);
  expect(warned).toHaveLength(2);
});

test('without an address nobody is asked', async () => {
  expect(await createLeakedPasswords(null, { warn: () => {} }).isBreached('una frase larga')).toBe(false);
  expect(asked).toEqual([]);
});

test('the bundled list knows what everybody tries first, in any case', async () => {
  for (const password of ['1234567890', 'qwertyuiop', 'QwertyUiop'])
    expect(await leaked.isCommon(password)).toBe(true);
  for (const password of ['latido-demo-22', 'una frase larga'])
    expect(await leaked.isCommon(password)).toBe(false);
});

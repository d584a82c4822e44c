import { createServer, maxHeaderSize } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { answerBroken } from './broken-request';

const server = createServer().on('clientError', answerBroken);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());

async function answerTo(bytes: string): Promise<{ head: string; problem: unknown }> {
  const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(bytes);
  let text = '';
  for await (const chunk of socket) text += chunk;
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return { head, problem: JSON.parse(body) };
}

const LONG = 'x'.repeat(maxHeaderSize);

test.each([
  ['no HTTP at all', 'nothing of the kind\r\n\r\n', 400, 'es-MX', 'La petición no es válida'],
  [
    'a broken header, after a wish for English',
    'GET / HTTP/1.1\r\nHost: a\r\nAccept-Language: en-US,en;q=0.9\r\nNo header\r\n\r\n',
    400,
    'en',
    'The request is not valid',
  ],
  [
    'a broken header, after a wish for Spanish',
    'GET / HTTP/1.1\r\nHost: a\r\naccept-language: es, en;q=0.5\r\nNo header\r\n\r\n',
    400,
    'es-MX',
    'La petición no es válida',
  ],
  [
    'headers too long',
    `GET / HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\nX: ${LONG}\r\n\r\n`,
    431,
    'en',
    'The address or the headers are too long',
  ],
])('%s', async (_, bytes, status, language, title) => {
  const { head, problem } = await answerTo(bytes);
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(head).toContain(`\r\nContent-Language: ${language}\r\n`);
  expect(problem).toMatchObject({ status, title });
});

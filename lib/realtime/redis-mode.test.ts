import type { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { readMode } from './redis-mode';

type Answer = string | Error;
const serverThat = (info: Answer, spublish: Answer): Redis => {
  const say = async (answer: Answer) => {
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { info: () => say(info), spublish: () => say(spublish) } as unknown as Redis;
};
const info = (version: string, mode = 'standalone') =>
  `# Server\r\nredis_version:${version}\r\nredis_git_sha1:00000000\r\nredis_mode:${mode}\r\n`;
const unknown = new Error("ERR unknown command 'spublish', with args beginning with: 'latido:{probe}' ''");
const forbidden = new Error("NOPERM this user has no permissions to run the 'spublish' command");

test.each([
  ['the first that has it', info('7.0.0'), '0', 'sharded'],
  ['a later one', info('10.2.1'), '0', 'sharded'],
  ['an older one', info('6.2.14'), unknown, 'plain'],
  ['one that says 7 and does not know it', info('7.2.4'), unknown, 'plain'],
  ['one that does not let us', info('7.2.4'), forbidden, 'plain'],
  ['one node of a cluster', info('7.2.4', 'cluster'), '0', 'plain'],
  [
    'one that does not tell',
    new Error("NOPERM this user has no permissions to run the 'info' command"),
    '0',
    'plain',
  ],
  ['one that tells no version', '# Server\r\n', '0', 'plain'],
] as const)('%s', async (_, about, probe, mode) => {
  expect(await readMode(serverThat(about, probe))).toBe(mode);
});

test('what a server cannot tell now is not taken for an answer: instances would not hear each other', async () => {
  const loading = new Error('LOADING Redis is loading the dataset in memory');
  await expect(readMode(serverThat(loading, '0'))).rejects.toThrow('LOADING');
  await expect(readMode(serverThat(info('7.0.0'), loading))).rejects.toThrow('LOADING');
});

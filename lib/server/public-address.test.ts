import { expect, test } from 'vitest';
import { isPublicAddress, lookupPublic } from './public-address';

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'localhost',
  '',
])('%j is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '100.128.0.1',
  '223.255.255.255',
  '2a00:1450:4003::5',
  '2606:4700::1',
])('%j is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('a name that leads to this machine is refused when it is connected to', async () => {
  const refused = await new Promise<NodeJS.ErrnoException | null>((resolve) =>
    lookupPublic('localhost', { all: true }, (error) => resolve(error)),
  );
  expect(refused?.code).toBe('ENOTPUBLIC');
});

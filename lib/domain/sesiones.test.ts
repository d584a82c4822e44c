import { expect, test } from 'vitest';
import { coarseAddress, deviceWords, sessionPlace } from './sesiones';

const MOZILLA = 'Mozilla/5.0';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0';

test.each([
  [`${MOZILLA} (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`, 'Chrome en Android'],
  [`${MOZILLA} (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/130.0.0.0`, 'Edge en Windows'],
  [
    `${MOZILLA} (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1`,
    'Safari en iPhone',
  ],
  [
    `${MOZILLA} (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/130.0 Mobile/15E148 Safari/604.1`,
    'Chrome en iPhone',
  ],
  [`${MOZILLA} (Macintosh; Intel Mac OS X 14.5; rv:132.0) Gecko/20100101 Firefox/132.0`, 'Firefox en Mac'],
  [`${MOZILLA} (X11; Linux x86_64) ${CHROME} Safari/537.36`, 'Chrome en Linux'],
  [
    `${MOZILLA} (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet en Android',
  ],
  ['curl/8.5.0', 'curl'],
  ['<script>', 'Un navegador'],
])('%s', (user_agent, words) => {
  expect(deviceWords({ kind: 'web', user_agent }, 'es')).toBe(words);
});

test('a program that says nothing is a program', () => {
  expect(deviceWords({ kind: 'token', user_agent: null }, 'es')).toBe('Un programa');
  expect(deviceWords({ kind: 'token', user_agent: null }, 'en')).toBe('A program');
  expect(deviceWords({ kind: 'web', user_agent: `${CHROME} Android` }, 'en')).toBe('Chrome on Android');
});

test.each([
  ['203.0.113.77', '203.0.113.x'],
  ['::ffff:203.0.113.77', '203.0.113.x'],
  ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3::x'],
  ['2001:DB8::7348', '2001:db8::x'],
  ['::1', '::x'],
  ['unknown', null],
  ['', null],
])('%s is kept as %s', (address, coarse) => {
  expect(coarseAddress(address)).toBe(coarse);
});

test('a header of any length is kept short', () => {
  expect(sessionPlace('x'.repeat(10_000), '').user_agent).toHaveLength(300);
});

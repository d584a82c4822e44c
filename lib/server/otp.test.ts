import { expect, test } from 'vitest';
import { createOtp } from './otp';

const otp = createOtp();
/** "12345678901234567890", the secret of the vectors of RFC 6238, appendix B. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1_000);

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('knows the code of RFC 6238 at %i s', (seconds, codigo) => {
  const step = Math.floor(seconds / 30);
  expect(otp.step(SECRET, codigo, at(seconds))).toBe(step);
  // A clock that is off by up to a step, and no more.
  expect(otp.step(SECRET, codigo, at((step + 1) * 30))).toBe(step);
  expect(otp.step(SECRET, codigo, at((step + 1) * 30 + 29))).toBe(step);
  expect(otp.step(SECRET, codigo, at((step + 2) * 30))).toBeNull();
  expect(otp.step(SECRET, codigo, at((step - 1) * 30))).toBe(step);
  expect(otp.step(SECRET, codigo, at((step - 1) * 30 - 1))).toBeNull();
});

test('a secret has 160 bits, and its address says whose it is', () => {
  const secret = otp.secret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(otp.secret()).not.toBe(secret);
  const uri = new URL(otp.uri(secret, 'ana@latido.test'));
  expect(`${uri.protocol}${uri.host}`).toBe('otpauth:totp');
  expect(decodeURIComponent(uri.pathname)).toBe('/Latido:ana@latido.test');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ issuer: 'Latido', secret });
  expect(otp.qr(uri.href)).toMatch(/^<svg /);
});

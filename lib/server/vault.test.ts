import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createVault } from './vault';

const vault = createVault('a secret of an installation, long enough');

test('what was sealed opens for its context alone, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (text, context, other) => {
      const sealed = vault.seal(text, context);
      expect(vault.open(sealed, context)).toBe(text);
      expect(vault.seal(text, context)).not.toBe(sealed);
      if (other !== context) expect(() => vault.open(sealed, other)).toThrow();
    }),
  );
});

test('neither another installation nor a changed byte opens it', () => {
  const sealed = vault.seal('JBSWY3DPEHPK3PXP', 'a');
  expect(() => createVault('another secret, also long enough').open(sealed, 'a')).toThrow();
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => vault.open(`v1.${changed.toString('base64url')}`, 'a')).toThrow();
  }
  for (const text of ['', 'v1', 'v1.', 'v2.AAAA', `v1.${bytes.subarray(0, 20).toString('base64url')}`])
    expect(() => vault.open(text, 'a')).toThrow();
});

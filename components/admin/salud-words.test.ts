import { expect, test } from 'vitest';
import { formatBytes } from './salud-words';

test.each([
  [null, '—'],
  [0, '0 B'],
  [1_023, '1,023 B'],
  [1_024, '1.0 KB'],
  [26_214_400, '25.0 MB'],
  [549_755_813_888, '512 GB'],
])('%s bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

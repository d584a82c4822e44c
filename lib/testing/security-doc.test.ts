import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every threat names what proves it, and that is there', () => {
  const rows = readFileSync('docs/security.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| Threat'));
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const proofs = [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? '');
    expect(`${row}: ${proofs.length}`).not.toMatch(/: 0$/);
    for (const proof of proofs) expect(`${proof} ${existsSync(proof)}`).toBe(`${proof} true`);
  }
});

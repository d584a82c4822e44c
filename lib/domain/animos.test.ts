import { expect, test } from 'vitest';
import { newAnimoSchema, SUGERENCIAS } from './animos';

test('each suggestion can be sent as it is, and none is said twice', () => {
  expect(SUGERENCIAS.length).toBeGreaterThanOrEqual(8);
  expect(new Set(SUGERENCIAS).size).toBe(SUGERENCIAS.length);
  for (const texto of SUGERENCIAS) {
    const animo = { uuid: '0d1f7f0e-8f5f-4a3e-9d55-1d4b2a6c7e10', consumidor_id: 22, texto };
    expect(newAnimoSchema.parse(animo)).toEqual(animo);
  }
});

test('no suggestion counts, orders, judges or speaks of smoking', () => {
  for (const texto of SUGERENCIAS)
    expect(texto).not.toMatch(
      /\d|debes|tienes que (?!contestar)|cigar|fum|recae|fall|fuerza de voluntad|orgull/i,
    );
});

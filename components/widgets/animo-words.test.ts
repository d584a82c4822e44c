import { describe, expect, test } from 'vitest';
import { newAnimoSchema } from '@/lib/domain/animos';
import { IDIOMAS } from '@/lib/domain/usuarios';
import { MESSAGES } from '@/lib/i18n/messages';
import { SUGERENCIAS } from './animo-words';

/** Counting, ordering, judging, or speaking of smoking. */
const UNHELPFUL = {
  es: /\d|debes|tienes que (?!contestar)|cigar|fum|recae|fall|fuerza de voluntad|orgull/i,
  en: /\d|should|must|have to|cigar|smok|relaps|fail|willpower|proud/i,
};

describe.each(IDIOMAS)('%s', (idioma) => {
  const texts = MESSAGES[idioma].cuidador.animo.sugerencia;

  test('each suggestion can be sent as it is, and none is said twice', () => {
    expect(Object.keys(texts).sort()).toEqual([...SUGERENCIAS].sort());
    expect(new Set(Object.values(texts)).size).toBe(SUGERENCIAS.length);
    for (const texto of Object.values(texts)) {
      const animo = { uuid: '0d1f7f0e-8f5f-4a3e-9d55-1d4b2a6c7e10', consumidor_id: 22, texto };
      expect(newAnimoSchema.parse(animo)).toEqual(animo);
    }
  });

  test('no suggestion counts, orders, judges or speaks of smoking', () => {
    for (const texto of Object.values(texts)) expect(texto).not.toMatch(UNHELPFUL[idioma]);
  });
});

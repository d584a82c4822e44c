import fc from 'fast-check';
import { expect, test } from 'vitest';
import { history, minutesAgo, past, ventana } from '@/lib/domain/modelo/example';
import { makeReglas } from '@/lib/domain/modelo/reglas';
import { MESSAGES } from '@/lib/i18n/messages';
import { razonOf, SENTENCES, spanOf } from './razones';

const reglas = makeReglas();
const ago = fc.integer({ min: 6, max: 4_000 }).map(minutesAgo);
const facts = fc.record({
  coverage: fc.constantFrom(0.1, 1),
  hr_n: fc.constantFrom(1, 300),
  hr_mean: fc.oneof(fc.constant(null), fc.integer({ min: 45, max: 150 })),
  hr_std: fc.constantFrom(0, 1, 3, 12),
  rmssd: fc.constantFrom(null, 10, 40, 120),
  accel_energy: fc.constantFrom(null, 0.0001, 0.006, 0.3),
});
const known = fc.record({
  ventanas: fc.constantFrom(
    history(40),
    history(3),
    [...history(38), ...history(2, { accel_energy: 0.3, hr_mean: 100 })],
    [...history(38), ...history(2, { hr_mean: 100 })],
  ),
  consumos: fc.array(ago, { maxLength: 30 }),
  deseos: fc.array(
    ago.map((created_at) => ({ created_at, resultado: null })),
    { maxLength: 30 },
  ),
  chequeos: fc.array(
    ago.map((at) => ({ at, emocion: 'Estrés: mucho' })),
    { maxLength: 2 },
  ),
});

test('every sentence that the models write is known', () => {
  fc.assert(
    fc.property(facts, known, (judged, before) => {
      const { razones } = reglas.predict(ventana(judged), past(before));
      expect(razones.filter((razon) => !razonOf(razon))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a sentence gives its figures, and one of nobody none', () => {
  expect(razonOf('Frecuencia elevada: 92 lpm, 20 más que lo habitual en reposo (72)')).toEqual({
    name: 'elevada',
    values: { lpm: '92', mas: '20', base: '72' },
  });
  expect(razonOf('De otro modelo')).toBeUndefined();
});

test('spans are read back', () => {
  expect(spanOf('1 minuto')).toBe(60_000);
  expect(spanOf('3 horas')).toBe(10_800_000);
  expect(spanOf('2 días')).toBe(172_800_000);
  expect(spanOf('un rato')).toBeUndefined();
});

test('each sentence has its words in both languages, with its figures and no others', () => {
  const used = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const { panel } of [MESSAGES.es, MESSAGES.en]) {
    const sentences = Object.fromEntries(SENTENCES.map(([name, { source }]) => [name, source]));
    expect(Object.keys(panel.razones).sort()).toEqual(Object.keys(sentences).sort());
    for (const [name, source] of Object.entries(sentences)) {
      const groups = [...source.matchAll(/\(\?<(\w+)>/g)].map(([, group]) => group).sort();
      expect(used(panel.razones[name as keyof typeof panel.razones]), name).toEqual(groups);
    }
  }
});

import { expect, test } from 'vitest';
import { type Causas, causasAfter, causasChangesSchema, NO_CAUSAS } from '@/lib/domain/causas';
import { answersOf, changesOf, NONE, OTHER } from './causa-answers';

const TOLD: Causas = { ...NO_CAUSAS, motivo: 'Social', emocion_otra: 'prisa' };

test.each([NO_CAUSAS, TOLD])('saved as it was, %j stays so', (told) => {
  const changes = causasChangesSchema.parse(changesOf(answersOf(told)));
  expect(causasAfter(told, changes)).toEqual(told);
});

test('an answer is changed, put into own words, or taken back', () => {
  const { chosen, words } = answersOf(TOLD);
  const after = (motivo: string, emocion: string) =>
    causasAfter(
      TOLD,
      changesOf({ chosen: { ...chosen, motivo, emocion }, words: { ...words, motivo: 'lunes' } }),
    );
  expect(after('Trabajo', 'Calma')).toEqual({ ...NO_CAUSAS, motivo: 'Trabajo', emocion: 'Calma' });
  expect(after(OTHER, OTHER)).toEqual({ ...NO_CAUSAS, motivo_otro: 'lunes', emocion_otra: 'prisa' });
  expect(after(NONE, NONE)).toEqual(NO_CAUSAS);
});

import { expect, test } from 'vitest';
import { causasAfter, causasChangesSchema, NO_CAUSAS } from './causas';

test('what is absent stays, null takes away, and naming one of a pair takes the other away', () => {
  const before = { ...NO_CAUSAS, motivo: 'Social', emocion_otra: 'prisa', solucion: 'Caminar' };
  expect(causasAfter(before, {})).toEqual(before);
  expect(causasAfter(before, { motivo_otro: 'una boda', emocion: 'Calma', solucion: null })).toEqual({
    ...NO_CAUSAS,
    motivo_otro: 'una boda',
    emocion: 'Calma',
  });
  expect(causasAfter(before, { motivo: 'Trabajo', motivo_otro: null })).toEqual({
    ...before,
    motivo: 'Trabajo',
  });
});

test('both of a pair are refused at the words', () => {
  const { error } = causasChangesSchema.safeParse({
    motivo: 'Social',
    motivo_otro: 'una boda',
    emocion: 'Calma',
  });
  expect(error?.issues.map(({ path }) => path)).toEqual([['motivo_otro']]);
});

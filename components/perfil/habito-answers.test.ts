import { expect, test } from 'vitest';
import type { Formulario } from '@/lib/domain/formularios';
import { answersOf, formularioOf, habitosOf, hasAnswers, withoutHabito } from './habito-answers';

const told: Formulario = {
  id: 1,
  habito: 'Vapear',
  habito_otro: null,
  emociones: ['Calma'],
  emocion_otra: null,
  motivos: [],
  motivo_otro: 'café',
  soluciones: [],
  solucion_otra: null,
  updated_at: '2026-11-24T12:00:00.000Z',
};
const own: Formulario = { ...told, id: 2, habito: null, habito_otro: 'Mate' };

test('what the person told of stays in view, also when it is offered no more', () => {
  expect(habitosOf(['Fumar cigarrillos', 'Vapear'], [told, own])).toEqual([
    { nombre: 'Fumar cigarrillos', propio: false },
    { nombre: 'Vapear', propio: false },
    { nombre: 'Mate', propio: true },
  ]);
  expect(habitosOf(['Fumar cigarrillos'], [told]).at(-1)).toEqual({ nombre: 'Vapear', propio: false });
});

test('answers go to the server as they came from it; blank words are none', () => {
  const answers = answersOf([told], 'Vapear');
  expect(hasAnswers(answers)).toBe(true);
  expect(hasAnswers(answersOf([told], 'Leer'))).toBe(false);
  expect(formularioOf({ nombre: 'Vapear', propio: false }, { ...answers, emocion_otra: '  ' })).toEqual({
    habito: 'Vapear',
    emociones: ['Calma'],
    emocion_otra: null,
    motivos: [],
    motivo_otro: 'café',
    soluciones: [],
    solucion_otra: null,
  });
  expect(formularioOf({ nombre: ' Mate ', propio: true }, answers)).toMatchObject({ habito_otro: 'Mate' });
});

test('of a habito that was taken back nothing is left to be saved again', () => {
  const answers = answersOf([told], 'Vapear');
  const draft = { actual: 'Mate', nuevo: '', cambios: { Vapear: answers, Mate: answers } };
  expect(withoutHabito(draft, { nombre: 'Vapear', propio: false })).toEqual({
    actual: 'Vapear',
    nuevo: '',
    cambios: { Mate: answers },
  });
  expect(withoutHabito(draft, { nombre: 'Mate', propio: true }).actual).toBeNull();
});

import { expect, test } from 'vitest';
import { type Inicio, isInvited, pasoSiguiente, pasosHechos } from './inicio';

const pendiente = 'pendiente';
const inicio = (pasos: Partial<Inicio['pasos']>, cerrado = false): Inicio => ({
  pasos: { fisico: pendiente, habitos: pendiente, plan: pendiente, resumen: pendiente, ...pasos },
  cerrado,
});

test('who comes back goes on at the first step to come; only then at what was skipped', () => {
  expect(pasoSiguiente(inicio({}))).toBe('fisico');
  expect(pasoSiguiente(inicio({ fisico: 'omitido', habitos: 'hecho' }))).toBe('plan');
  expect(
    pasoSiguiente(inicio({ fisico: 'hecho', habitos: 'omitido', plan: 'hecho', resumen: 'hecho' })),
  ).toBe('habitos');
  expect(pasoSiguiente(inicio({ fisico: 'hecho', habitos: 'hecho', plan: 'hecho', resumen: 'hecho' }))).toBe(
    'resumen',
  );
});

test('a skipped step is not done; the invitation stays until all are, or until it is put away', () => {
  const half = { fisico: 'hecho', habitos: 'omitido', plan: 'hecho', resumen: 'hecho' } as const;
  expect(pasosHechos(inicio(half))).toBe(3);
  expect(isInvited(inicio(half))).toBe(true);
  expect(isInvited(inicio(half, true))).toBe(false);
  expect(isInvited(inicio({ ...half, habitos: 'hecho' }))).toBe(false);
});

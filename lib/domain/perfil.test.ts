import { expect, test } from 'vitest';
import { bmiOf, perfilChangesSchema } from './perfil';

const faults = (changes: object) =>
  perfilChangesSchema.safeParse(changes).error?.issues.map(({ path, message }) => [path.join(), message]) ??
  [];

test.each([
  [50, 164.4, 18.5, 'normal'],
  [49.9, 164.4, 18.46, 'bajo_peso'],
  [72.25, 170, 25, 'sobrepeso'],
  [72.24, 170, 25, 'sobrepeso'],
  [72.2, 170, 24.98, 'normal'],
  [86.7, 170, 30, 'obesidad'],
])('%d kg at %d cm is %d, %s: the category of what is shown', (peso, altura, bmi, bmi_categoria) => {
  expect(bmiOf({ peso, altura })).toEqual({ bmi, bmi_categoria });
});

test('without a measure there is no bmi', () => {
  const nothing = { bmi: null, bmi_categoria: null };
  expect(bmiOf({ peso: null, altura: 170 })).toEqual(nothing);
  expect(bmiOf({ peso: 70, altura: null })).toEqual(nothing);
});

test('nothing, a part and the ends of the ranges are changes; 0 is where it can be', () => {
  const changes = {
    peso: 20,
    altura: 250,
    consumo_base: 0,
    precio_cajetilla: 0,
    cigarrillos_por_cajetilla: 1,
    moneda: 'MXN',
    fecha_abandono: '2027-01-01',
    telefono: '+52 664 123-4567',
  };
  expect(perfilChangesSchema.parse({})).toEqual({});
  expect(perfilChangesSchema.parse(changes)).toEqual(changes);
  expect(faults({ peso: null, fecha_abandono: null, moneda: null, telefono: null })).toEqual([]);
});

test.each([
  ['peso', 0],
  ['peso', 400.1],
  ['peso', '70'],
  ['altura', 79],
  ['consumo_base', -1],
  ['consumo_base', 2.5],
  ['precio_cajetilla', 10.005],
  ['cigarrillos_por_cajetilla', 0],
  ['moneda', 'XYZ'],
  ['moneda', 'mxn'],
  ['fecha_nacimiento', '2026-02-30'],
  ['fecha_abandono', '1949-12-31'],
  ['fecha_abandono', '24/11/2026'],
  ['genero', 'x'],
  ['telefono', 'llámame'],
  ['zona_horaria', 'Tijuana'],
  ['nombre', ' '],
  ['idioma', 'fr'],
])('%s: %j is refused at its field', (field, value) => {
  expect(faults({ [field]: value }).map(([path]) => path)).toEqual([field]);
});

test('what is no field of it is refused', () => {
  expect(perfilChangesSchema.safeParse({ bmi: 20 }).success).toBe(false);
  expect(perfilChangesSchema.safeParse({ rol: 'administrador' }).success).toBe(false);
});

import { expect, test } from 'vitest';
import { resumen } from './resumen';
import { shown, viewOf } from './view';

test('every field needs a scope of its own, but for whose it is and of which day', () => {
  const free = Object.keys(resumen.schema.shape).filter((field) => !(field in (resumen.fields ?? {})));
  expect(free).toEqual(['consumidor_id', 'fecha']);
});

test.each([
  [
    'frecuencia',
    ['hr_actual', 'hr_actual_at', 'hr_reciente', 'hr_habitual_min', 'hr_habitual_max', 'hr_minutos'],
  ],
  ['deseos', ['ultimo_deseo', 'deseos_hoy', 'deseos_activos']],
  ['consumos', ['cigarrillos_hoy']],
  ['predicciones', ['probabilidad_modelo', 'prediccion_at']],
] as const)('%s alone shows its own fields', (alcance, fields) => {
  const view = viewOf(resumen, { alcances: [alcance], resolucion: 'vivo' });
  if (!view) throw new Error('nothing is shown');
  const row = shown(resumen.example, view) as Record<string, unknown>;
  const seen = Object.keys(row).filter((field) => row[field] !== null);
  expect(seen).toEqual(['consumidor_id', 'fecha', ...fields]);
});

test.each(['estado', 'movimiento', 'notas'] as const)('%s alone shows nothing of it', (alcance) => {
  expect(viewOf(resumen, { alcances: [alcance], resolucion: 'vivo' })).toBeUndefined();
});

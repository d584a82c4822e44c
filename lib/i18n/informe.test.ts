import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import { columnasDe, fraseDe } from './informe';
import { MESSAGES } from './messages';

const es = createTranslator({ locale: 'es', messages: MESSAGES.es, namespace: 'progreso' });
const en = createTranslator({ locale: 'en', messages: MESSAGES.en, namespace: 'progreso' });

/** Of its first `n` days all are smoke-free; the last is today where the week is under way. */
function week(n: number, deseos: number | null): Informe {
  const en_curso = n < 7;
  const dias = Array.from({ length: n }, (_, at) => ({
    fecha: `2026-11-${23 + at}`,
    deseos,
    superados: deseos,
    estado: 'sin_humo' as const,
    cigarrillos: 0,
    hr_promedio: null,
    hr_reposo: null,
  }));
  const totales = { deseos, superados: deseos, cigarrillos: 0, dias_sin_humo: en_curso ? n - 1 : n };
  const alcances: Informe['alcances'] = deseos === null ? ['consumos'] : ['consumos', 'deseos'];
  return { en_curso, dias, totales, alcances } as unknown as Informe;
}

test.each([
  [week(7, null), '7 de 7 días sin humo.', '7 of 7 days smoke-free.'],
  [week(4, null), '3 de 3 días completos sin humo.', '3 of 3 whole days smoke-free.'],
  [week(2, 5), '5 de 5 antojos superados, 1 de 1 día completo sin humo.', undefined],
  [week(1, 5), '5 de 5 antojos superados.', '5 of 5 cravings passed.'],
  [week(1, null), 'Aún no hay días completos.', 'No whole day yet.'],
  [week(1, 0), 'Ningún antojo registrado.', 'No cravings logged.'],
] as const)(
  'smoke-free days are told of how many, and today is none of them yet (%#)',
  (informe, spanish, english) => {
    expect(fraseDe(informe, es)).toBe(spanish);
    if (english) expect(fraseDe(informe, en)).toBe(english);
  },
);

test('of today the table says so far, of a day that is over it does not', () => {
  const texts = (informe: Informe) => {
    const estado = columnasDe(
      informe,
      es,
      { number: String, hours: String },
      { weekdayAndDay: (fecha) => fecha },
    ).find(({ key }) => key === 'estado');
    return informe.dias.map((dia) => estado?.text(dia));
  };
  expect(texts(week(2, 0))).toEqual(['sin humo', 'sin humo hasta ahora']);
  expect(new Set(texts(week(7, 0)))).toEqual(new Set(['sin humo']));
});

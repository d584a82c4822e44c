import type { createTranslator } from 'use-intl/core';
import type { Informe, InformeDia } from '@/lib/domain/metrics/progreso/informe';
import type { Messages } from './messages';

export type TProgreso = ReturnType<typeof createTranslator<Messages, 'progreso'>>;

/** What a week was, in one sentence of what its reader sees. */
export function fraseDe({ totales, dias }: Informe, t: TProgreso): string {
  const { deseos, superados, dias_sin_humo } = totales;
  const told = dias.some((dia) => dia.deseos || (dia.estado !== null && dia.estado !== 'sin_datos'));
  if (!told) return t('informe.nada');
  const smokeFree = dias_sin_humo === null ? 'nulo' : String(dias_sin_humo);
  if (deseos === null) return t('informe.frase_consumos', { dias: smokeFree });
  if (deseos === 0) return t('informe.frase_sin', { dias: smokeFree });
  return t('informe.frase', { superados: superados ?? 0, deseos, dias: smokeFree });
}

export type InformeCifra = { key: string; label: string; value: string; antes: string | null };

type Numbers = {
  number(value: number | null, decimals?: number): string;
  hours(hours: number | null): string;
};

/** The figures of a week that its reader may see, in order. */
export function cifrasDe(informe: Informe, t: TProgreso, { number, hours }: Numbers): InformeCifra[] {
  const { totales, totales_antes, alcances } = informe;
  const sees = (one: Informe['alcances'][number]) => alcances.includes(one);
  const before = (n: number | null) => t('informe.antes', { n: number(n) });
  const minutes = (value: number | null) => hours(value === null ? null : value / 60);
  const bpm = (value: number | null) =>
    value === null ? number(null) : t('informe.lpm', { n: number(value, 1) });
  const counted = (
    key: 'superados' | 'registrados' | 'cigarrillos' | 'dias_sin_humo',
    of: keyof Informe['totales'],
  ) => ({
    key,
    label: t(`informe.${key}`),
    value: number(totales[of]),
    antes: before(totales_antes[of]),
  });
  const plain = (key: 'mediana' | 'minima' | 'hr' | 'reposo', value: string) => ({
    key,
    label: t(`informe.${key}`),
    value,
    antes: null,
  });
  return [
    ...(sees('deseos') ? [counted('superados', 'superados'), counted('registrados', 'deseos')] : []),
    ...(sees('consumos')
      ? [counted('dias_sin_humo', 'dias_sin_humo'), counted('cigarrillos', 'cigarrillos')]
      : []),
    ...(sees('deseos')
      ? [
          plain('mediana', minutes(informe.duracion_mediana)),
          plain('minima', minutes(informe.duracion_minima)),
        ]
      : []),
    ...(sees('frecuencia')
      ? [plain('hr', bpm(informe.hr_promedio)), plain('reposo', bpm(informe.hr_reposo))]
      : []),
  ];
}

export type InformeColumna = { key: string; label: string; text(dia: InformeDia): string };

type Days = { weekdayAndDay(fecha: string): string };

/** The columns of the table of days that its reader may see; the first names the day. */
export function columnasDe(
  informe: Informe,
  t: TProgreso,
  { number }: Numbers,
  calendar: Days,
): InformeColumna[] {
  const sees = (one: Informe['alcances'][number]) => informe.alcances.includes(one);
  type Key = 'dia' | 'antojos' | 'superados' | 'estado' | 'cigarrillos' | 'media' | 'reposo';
  const column = (key: Key, text: InformeColumna['text']) => ({ key, label: t(`informe.col.${key}`), text });
  return [
    column('dia', ({ fecha }) => calendar.weekdayAndDay(fecha)),
    ...(sees('consumos')
      ? [
          column('estado', ({ estado }) => (estado ? t(`calendario.estado.${estado}`) : number(null))),
          column('cigarrillos', ({ cigarrillos }) => number(cigarrillos)),
        ]
      : []),
    ...(sees('deseos')
      ? [
          column('antojos', ({ deseos }) => number(deseos)),
          column('superados', ({ superados }) => number(superados)),
        ]
      : []),
    ...(sees('frecuencia')
      ? [
          column('media', ({ hr_promedio }) => number(hr_promedio, 1)),
          column('reposo', ({ hr_reposo }) => number(hr_reposo, 1)),
        ]
      : []),
  ];
}

import type { createTranslator } from 'use-intl/core';
import type { Informe, InformeDia } from '@/lib/domain/metrics/progreso/informe';
import type { Messages } from './messages';

export type TProgreso = ReturnType<typeof createTranslator<Messages, 'progreso'>>;

/** What a week was, in one sentence of what its reader sees. */
export function fraseDe(informe: Informe, t: TProgreso): string {
  const { totales, dias } = informe;
  const { deseos, superados } = totales;
  const told = dias.some((dia) => dia.deseos || (dia.estado !== null && dia.estado !== 'sin_datos'));
  if (!told) return t('informe.nada');
  const sin_humo = sinHumoDe(informe, t);
  if (deseos === null) return t('informe.frase_consumos', { sin_humo });
  if (deseos === 0) return t('informe.frase_sin', { sin_humo });
  return t('informe.frase', { superados: superados ?? 0, deseos, sin_humo });
}

/** Today may still become another day: of a week under way only the days that are over are counted, and it says so. */
function sinHumoDe({ totales: { dias_sin_humo }, dias, en_curso }: Informe, t: TProgreso): string {
  const over = en_curso ? dias.length - 1 : dias.length;
  if (dias_sin_humo === null || over < 1) return 'nulo';
  return en_curso
    ? t('informe.sin_humo_en_curso', { dias: dias_sin_humo, total: over })
    : t('informe.sin_humo', { dias: dias_sin_humo });
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
          column('estado', (dia) => {
            if (!dia.estado) return number(null);
            const isToday = informe.en_curso && dia === informe.dias.at(-1);
            if (isToday && dia.estado === 'sin_humo') return t('informe.hoy_sin_humo');
            return t(`calendario.estado.${dia.estado}`);
          }),
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

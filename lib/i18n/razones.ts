import type { Formats } from './format';
import type { Messages } from './messages';
import type { Translate } from './translate';

type Name = keyof Messages['panel']['razones'];
export type Razon = { name: Name; values: Record<string, string> };

/**
 * The sentences that the models write, in Spanish, as they are stored beside each estimate. What is not here is shown
 * as it was written. `razones.test.ts` asks the models for all of theirs.
 */
export const SENTENCES: readonly (readonly [Name, RegExp])[] = [
  [
    'elevada',
    /^Frecuencia elevada: (?<lpm>\d+) lpm, (?<mas>\d+) más que lo habitual en reposo \((?<base>\d+)\)$/,
  ],
  [
    'algo_elevada',
    /^Frecuencia algo elevada: (?<lpm>\d+) lpm, (?<mas>\d+) más que lo habitual en reposo \((?<base>\d+)\)$/,
  ],
  [
    'baja',
    /^Frecuencia más baja: (?<lpm>\d+) lpm, (?<mas>\d+) menos que lo habitual en reposo \((?<base>\d+)\)$/,
  ],
  ['subio', /^La frecuencia subió unos (?<lpm>\d+) lpm en (?<min>\d+) minutos$/],
  ['bajo', /^La frecuencia bajó unos (?<lpm>\d+) lpm en (?<min>\d+) minutos$/],
  ['cambiante', /^Frecuencia más cambiante de lo habitual dentro de la ventana$/],
  ['estable', /^Frecuencia más estable de lo habitual dentro de la ventana$/],
  [
    'variabilidad_menor',
    /^Variabilidad menor de lo habitual \(RMSSD (?<ms>\d+) ms, lo habitual (?<base>\d+) ms\)$/,
  ],
  [
    'variabilidad_mayor',
    /^Variabilidad mayor de lo habitual \(RMSSD (?<ms>\d+) ms, lo habitual (?<base>\d+) ms\)$/,
  ],
  ['sin_movimiento', /^Sin datos de movimiento: la frecuencia cuenta la mitad$/],
  ['movimiento_explica', /^El movimiento explica la frecuencia elevada$/],
  ['movimiento_parte', /^El movimiento explica parte de la frecuencia elevada$/],
  ['movimiento_antes', /^El movimiento de hace unos minutos explica parte de la frecuencia elevada$/],
  ['consumo_eleva', /^Un consumo reciente eleva por sí solo la frecuencia$/],
  ['consumo_calma', /^Último consumo hace (?<cuanto>.+): las ganas suelen tardar en volver$/],
  ['consumo_abstinencia', /^Último consumo hace (?<cuanto>.+): la abstinencia suele dar ganas$/],
  [
    'hora_habitual',
    /^Es una hora habitual de antojos \((?<cerca>\d+) de (?<total>\d+) antojos y consumos registrados\)$/,
  ],
  [
    'hora_tranquila',
    /^A esta hora hay pocos antojos \((?<cerca>\d+) de (?<total>\d+) antojos y consumos registrados\)$/,
  ],
  ['deseo_reciente', /^Antojo registrado hace (?<cuanto>.+)$/],
  ['deseos_del_dia', /^(?<n>\d+) antojos? registrados? en las últimas (?<horas>\d+) horas$/],
  ['chequeo', /^Chequeo de hace (?<cuanto>[^:]+): (?<emocion>.+)$/],
  ['habitual', /^Todo está en su nivel habitual$/],
  ['faltan', /^Faltan lecturas: la ventana tiene (?<tiene>\d+) % y hace falta (?<falta>\d+) %$/],
  ['sin_frecuencia', /^Sin frecuencia cardiaca en la ventana$/],
  ['pocas', /^Muy pocas mediciones de frecuencia: (?<n>\d+) y hacen falta (?<falta>\d+)$/],
  [
    'sin_base',
    /^Aún no hay línea base propia: (?<tiene>\d+) de (?<falta>\d+) ventanas en reposo en los últimos 14 días$/,
  ],
];

/** Which sentence of the models it is; undefined for one that is none of theirs. */
export function razonOf(text: string): Razon | undefined {
  for (const [name, sentence] of SENTENCES) {
    const match = sentence.exec(text);
    if (match) return { name, values: { ...match.groups } };
  }
  return undefined;
}

/** A span as the models write it, `90 minutos`, in ms; undefined for another. */
export function spanOf(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d+) (minuto|hora|día)s?$/.exec(text) ?? [];
  const ms = { minuto: 60_000, hora: 3_600_000, día: 86_400_000 }[unit];
  return count && ms ? Number(count) * ms : undefined;
}

/** `emocionDe`: what an emocion is called in that language. */
export type RazonWords = {
  t: Translate<'panel'>;
  formats: Pick<Formats, 'duration'>;
  emocionDe(nombre: string): string;
};

/** A sentence of the models in another language; one that is none of theirs stays as it is. */
export function razonText(text: string, { t, formats, emocionDe }: RazonWords): string {
  const razon = razonOf(text);
  if (!razon) return text;
  const { cuanto = '', emocion = '', ...values } = razon.values;
  const span = spanOf(cuanto);
  return t(`razones.${razon.name}`, {
    ...values,
    cuanto: span === undefined ? cuanto : formats.duration(span),
    emocion: emocionDe(emocion),
  });
}

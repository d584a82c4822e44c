import { FROM, type Metrics, metric, PERIOD, PERSON } from './metric';

const told = (formula: string, unit: string) => metric(formula, unit, PERIOD.moment, FROM.deseos);
const counted = (formula: string, period: string) => metric(formula, 'count', period, FROM.deseos);
const ofVentana = (formula: string, unit: string, source: string) =>
  metric(formula, unit, 'its ventana', source);

export const DESIRES_TRACKING: Metrics = {
  deseo_id: told('the deseo', 'id'),
  consumidor_id: PERSON,
  deseo_tipo: told('what it was for, as reported', '—'),
  intensidad: told('how strong, as reported; null when not told', '0–10'),
  resolved: told('it was closed', '—'),
  resultado: told('how it ended; null while it is open', '—'),
  fecha_creacion: told('when it was reported', 'instant'),
  ventana_inicio: ofVentana(
    'start of the ventana of the report; null without a lectura in it',
    'instant',
    FROM.ventanas,
  ),
  heart_rate_durante: ofVentana(
    'sum of heart rate / samples; null until the ventana closed',
    'bpm',
    `ventanas, ${FROM.ventana}`,
  ),
  urge_label: ofVentana(
    '1: the newest model predicted an urge, 0: none; null: none told',
    '0 or 1',
    FROM.analisis,
  ),
  probabilidad_modelo: ofVentana(
    'probability of the newest model; null: it abstained or none yet',
    '0–1',
    FROM.analisis,
  ),
  horas_hasta_resolucion: told('from the report to the closing', 'h'),
};

export const DESIRES_STATS: Metrics = {
  consumidor_id: PERSON,
  deseo_tipo: metric('the kind, one row each; `total` is over all', '—', PERIOD.ever, FROM.deseos),
  total_deseos: counted('reported', PERIOD.ever),
  deseos_resueltos: counted('closed', PERIOD.ever),
  deseos_resistidos: counted('closed as resistido', PERIOD.ever),
  deseos_activos: counted('reported − closed', PERIOD.ever),
  porcentaje_resolucion: metric('closed / reported', '%', PERIOD.ever, FROM.deseos),
  porcentaje_resistencia: metric('resistidos / closed', '%', PERIOD.ever, FROM.deseos),
  promedio_horas_resolucion: metric('mean time from report to closing', 'h', PERIOD.ever, FROM.deseos),
  deseos_hoy: counted('reported', PERIOD.today),
  deseos_resueltos_hoy: counted('closed, whenever reported', PERIOD.today),
};

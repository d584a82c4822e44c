import { FROM, LOCAL, type Metrics, metric, PERIOD, PERSON, WINDOW } from './metric';

const said = (formula: string, unit: string) => metric(formula, unit, PERIOD.ventana, FROM.analisis);
const counted = (formula: string, period: string) => metric(formula, 'count', period, 'analisis, ventanas');
const scored = (formula: string) =>
  metric(formula, '0–1', PERIOD.month, 'analisis, deseos, consumos, formularios_temporales');

export const PREDICTION_TIMELINE: Metrics = {
  analisis_id: said('the analisis: one a ventana and model', 'id'),
  ...WINDOW,
  modelo_usado: said('id and version of the model', '—'),
  urge_label: said('1: an urge is predicted, 0: none; null: the model abstained', '0 or 1'),
  probabilidad_modelo: said('probability of an urge; null: the model abstained', '0–1'),
  razones: said('the reasons in Spanish, weightiest first; of an abstention, why', '—'),
  feedback: said('what the person answered to it, `acierto` or `falsa_alarma`; null: nothing', '—'),
  ...LOCAL,
};

/** One a ventana, that of the newest model. An abstention is a prediction without a verdict. */
export const PREDICTION_SUMMARY: Metrics = {
  consumidor_id: PERSON,
  total_predicciones: counted('ventanas that were judged, abstentions included', PERIOD.quarter),
  predicciones_urge: counted('label 1', PERIOD.quarter),
  predicciones_no_urge: counted('label 0', PERIOD.quarter),
  abstenciones: counted('no label', PERIOD.quarter),
  porcentaje_urge: metric('label 1 / (label 1 + label 0)', '%', PERIOD.quarter, FROM.analisis),
  predicciones_hoy: counted('judged ventanas that began, abstentions included', PERIOD.today),
  predicciones_semana: counted('judged ventanas that began, abstentions included', PERIOD.week),
  aciertos: counted('answered "sí, tenía un antojo"', PERIOD.quarter),
  falsas_alarmas: counted('answered "falsa alarma"', PERIOD.quarter),
  brier: scored('mean of (probability − outcome)² over the ventanas whose outcome is known'),
  brier_base: scored('the same of the base rate that was known before each of them'),
};

import { FROM, type Metrics, metric, PERIOD, PERSON } from './metric';

const minute = (formula: string, unit: string, period: string) =>
  metric(formula, unit, period, 'rollups of 1 min');
const usual = (formula: string) =>
  metric(formula, 'bpm', '14 days before today, at least 24 such hours; null before that', 'rollups of 1 h');
const last = (formula: string, unit = '—') => metric(formula, unit, 'the newest deseo', FROM.deseos);
const judged = (formula: string, unit: string) => metric(formula, unit, 'the newest ventana', FROM.analisis);

export const RESUMEN: Metrics = {
  consumidor_id: PERSON,
  fecha: metric('today in the person’s zone', 'fecha', PERIOD.today, FROM.clock),
  hr_actual: minute(
    'sum of heart rate / samples, whole',
    'bpm',
    'the newest minute with heart rate of the last 60',
  ),
  hr_actual_at: minute('start of that minute; null: none', 'instant', 'last 60 min'),
  hr_reciente: minute('sum of heart rate / samples, whole', 'bpm', 'the 5 minutes that end with that minute'),
  hr_habitual_min: usual(
    '10th percentile of (mean − deviation) of the hours with at least 15 min of readings, whole',
  ),
  hr_habitual_max: usual(
    '90th percentile of (mean + deviation) of the hours with at least 15 min of readings, whole',
  ),
  hr_minutos: minute('the minutes, oldest first', '—', 'last 60 min'),
  'hr_minutos.desde': minute('start of the first minute', 'instant', 'last 60 min'),
  'hr_minutos.valores': minute(
    'sum of heart rate / samples of each minute, whole; null: a gap',
    'bpm',
    'last 60 min',
  ),
  hr_promedio_hoy: metric('sum of heart rate / samples, whole', 'bpm', PERIOD.today, FROM.day),
  ultimo_deseo: last('what was reported last; null: none yet'),
  'ultimo_deseo.deseo_id': last('the deseo', 'id'),
  'ultimo_deseo.deseo_tipo': last('what it was for, as reported'),
  'ultimo_deseo.intensidad': last('how strong, as reported; null when not told', '0–10'),
  'ultimo_deseo.fecha_creacion': last('when it was reported', 'instant'),
  'ultimo_deseo.resolved': last('it was closed'),
  'ultimo_deseo.resultado': last('how it ended; null while it is open'),
  'ultimo_deseo.resuelto_at': last('when it was closed; null while it is open', 'instant'),
  deseos_hoy: metric('reported', 'count', PERIOD.today, FROM.deseos),
  deseos_activos: metric('reported − closed', 'count', PERIOD.ever, FROM.deseos),
  cigarrillos_hoy: metric('sum of `cantidad` of cigarettes', 'cigarettes', PERIOD.today, FROM.consumos),
  probabilidad_modelo: judged('probability of the newest model; null: it abstained or none yet', '0–1'),
  prediccion_at: judged('start of the ventana that was judged; null: none yet', 'instant'),
};

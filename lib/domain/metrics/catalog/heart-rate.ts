import { FROM, LOCAL, type Metrics, metric, PERIOD, PERSON, WINDOW } from './metric';

const MEAN = 'sum of heart rate / number of samples';
const STD = 'standard deviation of the samples (n − 1); null under two';

const mean = (period: string, source: string) => metric(MEAN, 'bpm', period, source);
const deviation = (period: string, source: string) => metric(STD, 'bpm', period, source);
const least = (period: string, source: string) => metric('smallest sample', 'bpm', period, source);
const greatest = (period: string, source: string) => metric('greatest sample', 'bpm', period, source);
const within = 'ventanas of today that hold a lectura';

export const HEART_RATE: Metrics = {
  id: metric(
    'the ventana; the same when it closes again after late lecturas',
    'id',
    PERIOD.ventana,
    FROM.ventanas,
  ),
  ...WINDOW,
  heart_rate_mean: mean(PERIOD.ventana, FROM.ventana),
  heart_rate_std: deviation(PERIOD.ventana, FROM.ventana),
  heart_rate_min: least(PERIOD.ventana, FROM.ventana),
  heart_rate_max: greatest(PERIOD.ventana, FROM.ventana),
  ...LOCAL,
};

export const HEART_RATE_TODAY: Metrics = {
  consumidor_id: PERSON,
  fecha: metric('the day in the person’s zone', 'fecha', PERIOD.today, FROM.clock),
  total_ventanas: metric(within, 'count', PERIOD.today, FROM.ventana),
  ventanas_con_datos: metric(`${within} with heart rate`, 'count', PERIOD.today, FROM.ventana),
  promedio_dia: mean(PERIOD.today, FROM.day),
  minimo_dia: least(PERIOD.today, FROM.day),
  maximo_dia: greatest(PERIOD.today, FROM.day),
  ventanas: metric(`${within}, oldest first, at most 300`, 'rows', PERIOD.today, FROM.ventana),
  'ventanas.window_start': WINDOW.window_start,
  'ventanas.window_end': WINDOW.window_end,
  'ventanas.heart_rate_mean': mean(PERIOD.ventana, FROM.ventana),
  'ventanas.heart_rate_std': deviation(PERIOD.ventana, FROM.ventana),
};

export const HEART_RATE_STATS: Metrics = {
  consumidor_id: PERSON,
  total_mediciones: metric('samples of heart rate', 'count', PERIOD.ever, FROM.day),
  hr_promedio_general: mean(PERIOD.ever, FROM.day),
  hr_minimo: least(PERIOD.ever, FROM.day),
  hr_maximo: greatest(PERIOD.ever, FROM.day),
  hr_desviacion: deviation(PERIOD.ever, FROM.day),
  hr_promedio_hoy: mean(PERIOD.today, FROM.day),
  hr_promedio_semana: mean(PERIOD.week, FROM.day),
};

const ENERGY = 'mean squared magnitude of';

export const ACTIVE_WINDOW: Metrics = {
  ...WINDOW,
  n: metric('lecturas so far', 'count', PERIOD.ventana, FROM.ventana),
  coverage: metric('time that the lecturas stand for / 5 min', '0–1', PERIOD.ventana, FROM.ventana),
  hr_mean: mean(PERIOD.ventana, FROM.ventana),
  hr_std: deviation(PERIOD.ventana, FROM.ventana),
  accel_energy: metric(
    `${ENERGY} acceleration, less each minute’s own mean`,
    'g²',
    PERIOD.ventana,
    FROM.ventana,
  ),
  gyro_energy: metric(`${ENERGY} rotation`, '(°/s)²', PERIOD.ventana, FROM.ventana),
  estado: metric('name of the data state', '—', PERIOD.now, 'dispositivos'),
};

import { FROM, type Metrics, metric, PERIOD, PERSON } from './metric';

const CIGARETTES = 'sum of cantidad over habitos that are cigarettes';
const cigarettes = (period: string) => metric(CIGARETTES, 'count', period, FROM.consumos);
const deseos = (formula: string, period: string) => metric(formula, 'count', period, FROM.deseos);
const logged = (formula: string, unit: string, period: string = PERIOD.ever) =>
  metric(formula, unit, period, FROM.consumos);

export const DAILY_SUMMARY: Metrics = {
  consumidor_id: PERSON,
  fecha: metric('the day in the person’s zone', 'fecha', PERIOD.today, FROM.clock),
  cigarrillos_hoy: cigarettes(PERIOD.today),
  cigarrillos_semana: cigarettes(PERIOD.week),
  cigarrillos_mes: cigarettes(PERIOD.month),
  hr_promedio_hoy: metric('sum of heart rate / number of samples', 'bpm', PERIOD.today, FROM.day),
  deseos_hoy: deseos('reported', PERIOD.today),
  deseos_resueltos_hoy: deseos('closed, whenever reported', PERIOD.today),
  deseos_resistidos_hoy: deseos('closed as resistido, whenever reported', PERIOD.today),
  deseos_activos: deseos('open', PERIOD.now),
  predicciones_hoy: metric('judged ventanas that began', 'count', PERIOD.today, 'analisis, ventanas'),
};

const CHANGE = '(these 7 days − the 7 before) / the 7 before';

export const WEEKLY_COMPARISON: Metrics = {
  consumidor_id: PERSON,
  cigarrillos_semana_actual: cigarettes(PERIOD.week),
  cigarrillos_semana_anterior: cigarettes(PERIOD.before),
  porcentaje_cambio: metric(CHANGE, '%', 'both', FROM.consumos),
  deseos_semana_actual: deseos('reported', PERIOD.week),
  deseos_semana_anterior: deseos('reported', PERIOD.before),
  porcentaje_cambio_deseos: metric(CHANGE, '%', 'both', FROM.deseos),
};

const HABIT = 'name of the habito; "Otro" goes by its text';

export const HABIT_STATS: Metrics = {
  consumidor_id: PERSON,
  habito_nombre: logged(HABIT, '—'),
  total_eventos: logged('sum of cantidad', 'count'),
  primer_registro: logged('when the first happened', 'instant'),
  ultimo_registro: logged('when the last happened', 'instant'),
  promedio_diario: logged('total / days from the first until today, both counted', 'a day'),
  eventos_mes_actual: logged('sum of cantidad', 'count', PERIOD.month),
  eventos_mes_anterior: logged('sum of cantidad', 'count', PERIOD.monthBefore),
};

export const HABIT_TRACKING: Metrics = {
  consumidor_id: PERSON,
  habito_nombre: logged(`${HABIT}; every one ever logged`, '—'),
  fecha: metric('each of the days, oldest first, days with zero included', 'fecha', PERIOD.month, FROM.clock),
  total: logged('sum of cantidad', 'count', 'the day'),
};

import { FROM, type Metrics, metric, PERIOD, PERSON } from './metric';

const deseos = (formula: string, unit = 'count') => metric(formula, unit, PERIOD.ever, FROM.deseos);
const days = (formula: string, unit = 'days') =>
  metric(formula, unit, PERIOD.ever, 'consumos, deseos, check-ins, the plan');
const SMOKE_FREE =
  'days that are over, without a cigarette, and on or after the quit date or with anything told of them';

export const PROGRESO: Metrics = {
  consumidor_id: PERSON,
  fecha: metric('today in the person’s zone', 'fecha', PERIOD.today, FROM.clock),
  antojos_superados: deseos('deseos that ended `resistido`'),
  deseos_registrados: deseos('deseos'),
  racha_actual: days(`${SMOKE_FREE}, in a row up to yesterday; null: none, or a cigarette today`, '—'),
  'racha_actual.dias': days('how many'),
  'racha_actual.desde': days('the first of them', 'fecha'),
  'racha_actual.hasta': days('the last of them', 'fecha'),
  racha_mas_larga: days('the longest such row there ever was, the first of equals; a lapse keeps it', '—'),
  'racha_mas_larga.dias': days('how many'),
  'racha_mas_larga.desde': days('the first of them', 'fecha'),
  'racha_mas_larga.hasta': days('the last of them', 'fecha'),
  dias_sin_humo: days(`${SMOKE_FREE}; a lapse keeps them`),
  sin_humo_desde: days(
    'the last cigarette; the quit date where there was none since; null: neither',
    'instant',
  ),
  duracion_minima: deseos('shortest time from report to closing of those that ended `resistido`', 'min'),
  duracion_mediana: deseos('median time from report to closing of those that ended `resistido`', 'min'),
  mejor_dia: deseos(
    'the fecha with the most deseos reported in it that ended `resistido`, the first of equals',
    '—',
  ),
  'mejor_dia.fecha': deseos('that fecha', 'fecha'),
  'mejor_dia.antojos_superados': deseos('how many'),
  mejor_semana: deseos('the same of weeks from Monday to Sunday', '—'),
  'mejor_semana.semana': deseos('that week', 'ISO 8601 week'),
  'mejor_semana.antojos_superados': deseos('how many'),
  logros: metric('the twelve logros, earned or not', 'rows', PERIOD.ever, 'logros, all of the above'),
  'logros.logro': metric('which', '—', PERIOD.ever, 'logros'),
  'logros.earned_at': metric(
    'when it was earned; null: not yet. Never taken back',
    'instant',
    PERIOD.ever,
    'logros',
  ),
  'logros.valor': metric(
    'how far, at most `meta`',
    'count',
    PERIOD.ever,
    'deseos, consumos, check-ins, rollups of a day',
  ),
  'logros.meta': metric('how far it has to be', 'count', '—', 'the rule of the logro'),
};

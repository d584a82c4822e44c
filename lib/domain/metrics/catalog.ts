import { DESIRES_STATS, DESIRES_TRACKING } from './catalog/deseos';
import { DAILY_SUMMARY, HABIT_STATS, HABIT_TRACKING, WEEKLY_COMPARISON } from './catalog/habits';
import { ACTIVE_WINDOW, HEART_RATE, HEART_RATE_STATS, HEART_RATE_TODAY } from './catalog/heart-rate';
import type { Metrics } from './catalog/metric';
import { PREDICTION_SUMMARY, PREDICTION_TIMELINE } from './catalog/predictions';
import { PROGRESO } from './catalog/progreso';
import { RESUMEN } from './catalog/resumen';
import { ESTADO, NOTIFICACIONES, SENSOR_DATA } from './catalog/signals';

export type { Metric, Metrics } from './catalog/metric';

/** What every field of every channel means, by the name of the channel. A test holds it to the schemas. */
export const CATALOG: Readonly<Record<string, Metrics>> = {
  sensor_data: SENSOR_DATA,
  heart_rate_today: HEART_RATE_TODAY,
  heart_rate_stats: HEART_RATE_STATS,
  heart_rate: HEART_RATE,
  desires_tracking: DESIRES_TRACKING,
  desires_stats: DESIRES_STATS,
  prediction_timeline: PREDICTION_TIMELINE,
  prediction_summary: PREDICTION_SUMMARY,
  daily_summary: DAILY_SUMMARY,
  weekly_comparison: WEEKLY_COMPARISON,
  active_window: ACTIVE_WINDOW,
  habit_stats: HABIT_STATS,
  habit_tracking: HABIT_TRACKING,
  estado: ESTADO,
  resumen: RESUMEN,
  notificaciones: NOTIFICACIONES,
  progreso: PROGRESO,
};

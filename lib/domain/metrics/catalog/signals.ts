import { FROM, type Metrics, metric, PERIOD } from './metric';

const measured = (formula: string, unit: string) => metric(formula, unit, PERIOD.moment, FROM.lecturas);
const acceleration = measured('acceleration, gravity included', 'g');
const rotation = measured('rotation', '°/s');

export const SENSOR_DATA: Metrics = {
  id: measured('the lectura', 'id'),
  seq: measured('its place in the stream, in the order of arrival', 'offset'),
  heart_rate: measured('heart rate; null: not measured', 'bpm'),
  accel_x: acceleration,
  accel_y: acceleration,
  accel_z: acceleration,
  gyro_x: rotation,
  gyro_y: rotation,
  gyro_z: rotation,
  created_at: measured('when the server received it', 'instant'),
  medido_at: measured('when the device measured it; the order of the rows', 'instant'),
  fuente: measured('sensor, simulado or importado', '—'),
};

const heard = (formula: string, unit: string) => metric(formula, unit, PERIOD.now, 'dispositivos');

export const ESTADO: Metrics = {
  estado: heard(
    'what the newest lectura is worth: never heard, fresh, late, silent, not worn, flat, clock off',
    '—',
  ),
  edad_ms: heard('now − `medido_at`', 'ms'),
  medido_at: heard('when the newest lectura was measured', 'instant'),
  visto_at: heard('when anything last arrived', 'instant'),
  cadencia_ms: heard('expected time between two lecturas', 'ms'),
  fuente: heard('sensor, simulado or importado', '—'),
  bateria: heard('charge that the device told last', '%'),
  desfase_ms: heard('how far the clock of the device is behind (+) or ahead (−)', 'ms'),
};

const sent = (formula: string, unit: string) => metric(formula, unit, PERIOD.moment, 'notificaciones');

export const NOTIFICACIONES: Metrics = {
  id: sent('the message', 'id'),
  usuario_id: sent('to whom', 'id'),
  tipo: sent('recomendacion, alerta, recordatorio or logro', '—'),
  contenido: sent('its text, in the language of the account when it was sent', '—'),
  enlace: sent('path of the page it leads to; null: none', '—'),
  leida: sent('it was read', '—'),
  created_at: sent('when it was sent', 'instant'),
};

import type { Past, VentanaFacts } from './types';

/** An ordinary person at rest, for the tests of models. */
const NOW = Date.parse('2026-11-24T18:00:00Z');
export const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000);

export const ventana = (facts: Partial<VentanaFacts> = {}): VentanaFacts => ({
  window_start: new Date(NOW),
  n: 1_200,
  coverage: 1,
  hr_n: 300,
  hr_mean: 70,
  hr_std: 3,
  hr_min: 62,
  hr_max: 80,
  accel_energy: 0.0001,
  gyro_energy: null,
  rmssd: 40,
  sdnn: 50,
  artefactos: 0.02,
  ...facts,
});

/** Still ventanas of 66 to 74 bpm, the newest five minutes old. */
export const history = (count: number, facts: Partial<VentanaFacts> = {}) =>
  Array.from({ length: count }, (_, index) =>
    ventana({ hr_mean: 66 + (index % 5) * 2, ...facts, window_start: minutesAgo(5 * (count - index)) }),
  );

export const past = (known: Partial<Past> = {}): Past => ({
  ventanas: history(40),
  consumos: [],
  deseos: [],
  chequeos: [],
  zona_horaria: 'America/Tijuana',
  ...known,
});

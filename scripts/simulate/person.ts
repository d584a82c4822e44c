import { drawFrom, makeRng, type Rng } from './rng';

/** Somebody who is quitting and still lapses. Rates in bpm, hours on the local clock. */
export type Person = {
  /** From 1. */
  number: number;
  nombre: string;
  edad: number;
  zona_horaria: string;
  /** Sitting still, awake, at the lowest of the day. */
  resting_bpm: number;
  max_bpm: number;
  breaths_hz: number;
  wake_hour: number;
  sleep_hours: number;
  deseos_a_day: number;
  /** How many of the cravings end in a cigarette. */
  lapse_share: number;
};

/** All that one person of a simulation draws comes from here. */
export function rngOf(seed: string, number: number): Rng {
  return makeRng(`${seed}/persona ${number}`);
}

/**
 * Resting rates of a population: mean 65, range 40 to 109 (Quer 2020), here without its ends. Highest rate
 * 208 − 0.7·age (Tanaka).
 */
export function personOf(seed: string, number: number, zona_horaria: string): Person {
  const draw = drawFrom(rngOf(seed, number).split('person'));
  const edad = draw.whole(22, 64);
  return {
    number,
    nombre: `Persona simulada ${number}`,
    edad,
    zona_horaria,
    resting_bpm: Math.min(78, Math.max(52, draw.normal(64, 6))),
    max_bpm: 208 - 0.7 * edad,
    breaths_hz: draw.between(0.22, 0.28),
    wake_hour: draw.between(6, 8),
    sleep_hours: draw.between(6.5, 8.25),
    deseos_a_day: draw.between(6, 11),
    lapse_share: draw.between(0.2, 0.5),
  };
}

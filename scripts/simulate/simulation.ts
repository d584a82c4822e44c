import { deliveriesOf } from './deliveries';
import { type FaultChoice, settingsOf } from './fault-options';
import { type Delivery, makeFaults } from './faults';
import { type LivedTime, livedTime, type Period } from './period';
import { type Person, personOf, rngOf } from './person';
import { type Body, makeBody } from './physiology';
import { makeSampler, type Sampler } from './sampling';

export type SimulationOptions = {
  seed: string;
  /** From 1: the same seed and number are always the same person. */
  number: number;
  zona_horaria: string;
  cadencia_ms: number;
  period: Period;
  /** How much faster the body lives from `period.live_at` on. */
  speed?: number;
  faults?: FaultChoice;
};

/** One person with a wristband, all of it pure: the same options give the same readings, byte for byte. */
export type Simulation = {
  person: Person;
  body: Body;
  time: LivedTime;
  sampler: Sampler;
  /** What the device does with each reading, oldest first; for a period without end there is no last one. */
  deliveries(): Generator<Delivery>;
};

export function makeSimulation(options: SimulationOptions): Simulation {
  const { seed, number, zona_horaria, cadencia_ms, period, speed = 1, faults = {} } = options;
  const person = personOf(seed, number, zona_horaria);
  const body = makeBody(seed, person);
  const time = livedTime(period.live_at, speed);
  const sampler = makeSampler(seed, body, { cadencia_ms, bodyAt: time.bodyAt });
  const fault = makeFaults(rngOf(seed, number).split('faults'), settingsOf(faults, period, zona_horaria));
  return {
    person,
    body,
    time,
    sampler,
    deliveries: () => deliveriesOf(sampler, fault, period.from, period.until),
  };
}

import { HOUR_MS } from '@/lib/domain/time';
import { AFTERMATH_MS, cigaretteBpm, cravingBpm, exerciseShare, sleepDepth } from './effects';
import { makeLocalTime } from './local-time';
import { type Person, rngOf } from './person';
import { makePlan, type Plan, type PlanEvent } from './plan';
import { type Rng, wander } from './rng';

/** The day's swing, lowest at 04:00 by the wall clock: rest is best measured from 03:00 to 07:00 (Speed 2023). */
const CIRCADIAN_BPM = 4;
const CIRCADIAN_LOW_HOUR = 4;
/** How much lower a sleeping heart beats, beyond the hour of the day. */
const SLEEP_BPM = 5;
const SLOW_MOOD_MS = 12 * 60_000;
const QUICK_MOOD_MS = 20_000;

/** What an event does now; one for each kind of state that motion and contact ask for. */
export type State = {
  asleep: number;
  /** Share of the heart rate reserve that moves arms and legs now; 0 at rest. */
  exertion: number;
  smoking: boolean;
  worn: boolean;
  /** The optical sensor touches the skin. */
  contact: boolean;
};

/** A living person as functions of time (ms since 1970), with the plan behind them as ground truth. */
export type Body = {
  person: Person;
  plan: Plan;
  /** bpm, without the ups and downs of each breath. */
  heartRate(at: number): number;
  stateAt(at: number): State;
};

export function makeBody(
  seed: string,
  person: Person,
  plan: Plan = makePlan(rngOf(seed, person.number), person),
): Body {
  const heart = rngOf(seed, person.number).split('heart');
  const moods = { slow: heart.split('slow'), quick: heart.split('quick') };
  const local = makeLocalTime(person.zona_horaria);
  const near = eventsByHour(plan);
  return {
    person,
    plan,
    heartRate: (at) => heartRateOf(person, moods, local.hourOf(at), near(at), at),
    stateAt: (at) => stateOf(near(at), at),
  };
}

/** The events that may still be felt within the hour of an instant; neighbours in time ask for the same. */
function eventsByHour(plan: Plan): (at: number) => readonly PlanEvent[] {
  let hour = Number.NaN;
  let events: readonly PlanEvent[] = [];
  return (at) => {
    const asked = Math.floor(at / HOUR_MS);
    if (asked !== hour) {
      hour = asked;
      events = plan.between(asked * HOUR_MS - AFTERMATH_MS, (asked + 1) * HOUR_MS);
    }
    return events;
  };
}

function heartRateOf(
  person: Person,
  moods: { slow: Rng; quick: Rng },
  hour: number,
  events: readonly PlanEvent[],
  at: number,
): number {
  let asleep = 0;
  let exertion = 0;
  let cigarette = 0;
  let craving = 0;
  for (const event of events) {
    if (event.kind === 'sleep') asleep = Math.max(asleep, sleepDepth(event, at));
    else if (event.kind === 'exercise') exertion = Math.max(exertion, exerciseShare(event, at));
    else if (event.kind === 'consumo') cigarette = Math.max(cigarette, cigaretteBpm(event, at));
    else if (event.kind === 'deseo') craving += cravingBpm(event, at);
  }
  const circadian = CIRCADIAN_BPM * (1 - Math.cos((2 * Math.PI * (hour - CIRCADIAN_LOW_HOUR)) / 24));
  const rest = person.resting_bpm + circadian - asleep * SLEEP_BPM;
  const mood = 3 * wander(moods.slow, at / SLOW_MOOD_MS) + 1.5 * wander(moods.quick, at / QUICK_MOOD_MS);
  const cycle = asleep * 1.5 * Math.sin((2 * Math.PI * at) / (1.5 * HOUR_MS));
  return rest + (1 - 0.7 * asleep) * mood + cycle + exertion * (person.max_bpm - rest) + cigarette + craving;
}

function stateOf(events: readonly PlanEvent[], at: number): State {
  const state: State = { asleep: 0, exertion: 0, smoking: false, worn: true, contact: true };
  for (const event of events) {
    if (event.kind === 'sleep') state.asleep = Math.max(state.asleep, sleepDepth(event, at));
    if (at < event.from || at >= event.to) continue;
    if (event.kind === 'exercise') state.exertion = Math.max(state.exertion, event.intensity);
    else if (event.kind === 'consumo') state.smoking = true;
    else if (event.kind === 'no_puesto') state.worn = false;
    else if (event.kind === 'contact_loss') state.contact = false;
  }
  return { ...state, contact: state.contact && state.worn };
}

import { masDias } from '@/lib/domain/semana';
import { DAY_MS, type Fecha, fechaOf, HOUR_MS, MINUTE_MS } from '@/lib/domain/time';
import { atLocal } from './local-time';
import type { Person } from './person';
import { drawFrom, type Rng } from './rng';

type Span = { from: number; to: number };

/** What happens to a person, as ground truth. Times in ms since 1970. */
export type PlanEvent = Span &
  (
    | { kind: 'sleep' }
    /** `intensity`: share of the heart rate reserve (Karvonen). */
    | { kind: 'exercise'; intensity: number }
    /** A cigarette while it is smoked. */
    | { kind: 'consumo'; peak_bpm: number }
    /** A craving while it lasts. */
    | { kind: 'deseo'; peak_bpm: number; intensidad: number; resultado: 'resistido' | 'consumido' }
    | { kind: 'no_puesto'; reason: 'shower' | 'charging' }
    | { kind: 'contact_loss' }
  );

/** The events that touch an interval, oldest start first. Any interval may be asked for, in any order. */
export type Plan = { between(from: number, to: number): readonly PlanEvent[] };

/** Days kept in memory: what is asked for moves on slowly. */
const KEPT_DAYS = 8;

export function makePlan(rng: Rng, person: Person): Plan {
  const days = new Map<Fecha, readonly PlanEvent[]>();
  const dayOf = (fecha: Fecha) => {
    const known = days.get(fecha);
    if (known) return known;
    const events = planDay(rng.split('plan'), person, fecha);
    days.set(fecha, events);
    if (days.size > KEPT_DAYS) days.delete(days.keys().next().value ?? fecha);
    return events;
  };
  return {
    between(from, to) {
      const found: PlanEvent[] = [];
      // From the day before: its night reaches into this one.
      const last = fechaOf(new Date(to), person.zona_horaria);
      let fecha = fechaOf(new Date(from - DAY_MS), person.zona_horaria);
      for (; fecha <= last; fecha = masDias(fecha, 1)) {
        found.push(...dayOf(fecha).filter((event) => event.from < to && event.to > from));
      }
      return found.sort((a, b) => a.from - b.from);
    },
  };
}

/** A day lasts from waking up to waking up. Each kind of event draws from its own split. */
export function planDay(rng: Rng, person: Person, fecha: Fecha): PlanEvent[] {
  const day = rng.split(fecha);
  const wakes = wakeOf(rng, person, fecha);
  const next = wakeOf(rng, person, masDias(fecha, 1));
  const sleeps = next - (person.sleep_hours + drawFrom(day.split('sleep')).between(-0.5, 0.5)) * HOUR_MS;
  const exercise = exerciseOf(day.split('exercise'), person, fecha);
  const events: PlanEvent[] = [
    { kind: 'sleep', from: sleeps, to: next },
    ...exercise,
    ...urgesOf(day.split('deseo'), person, { from: wakes, to: sleeps }, exercise),
    ...offWristOf(day.split('no_puesto'), person, fecha, wakes),
    ...contactLossOf(day.split('contact_loss'), { from: wakes, to: sleeps }, exercise),
  ];
  return events.map((event) => ({ ...event, from: Math.round(event.from), to: Math.round(event.to) }));
}

function wakeOf(rng: Rng, person: Person, fecha: Fecha): number {
  const draw = drawFrom(rng.split(fecha).split('wake'));
  return atLocal(fecha, person.wake_hour + draw.between(-0.5, 0.5), person.zona_horaria);
}

/** Training on most days, at 50 to 80 % of the reserve, and some walks. */
function exerciseOf(rng: Rng, person: Person, fecha: Fecha): PlanEvent[] {
  const draw = drawFrom(rng);
  const bout = (hour: number, minutes: number, intensity: number): PlanEvent => {
    const from = atLocal(fecha, hour, person.zona_horaria);
    return { kind: 'exercise', from, to: from + minutes * MINUTE_MS, intensity };
  };
  const walks = [10, 13, 16].map((hour) =>
    bout(hour + draw.between(0, 1.5), draw.between(6, 18), draw.between(0.18, 0.3)),
  );
  const training = bout(draw.between(18, 18.75), draw.between(25, 45), draw.between(0.5, 0.8));
  return draw.chance(0.7) ? [...walks, training] : walks;
}

/**
 * Cravings of 3 to 20 minutes (ALA; iCanQuit NSW), of which some end in a cigarette that takes 5 minutes or so,
 * and a cigarette now and then without one. A craving itself moves the heart rate little and not always the
 * same way; a cigarette adds 10 to 15 bpm.
 */
function urgesOf(rng: Rng, person: Person, awake: Span, exercise: readonly Span[]): PlanEvent[] {
  const draw = drawFrom(rng);
  const events: PlanEvent[] = [];
  const gap = (awake.to - awake.from) / person.deseos_a_day;
  for (let from = awake.from + draw.between(0.2, 0.9) * gap; ; from += draw.between(0.6, 1.4) * gap) {
    const to = from + Math.exp(draw.between(Math.log(3), Math.log(20))) * MINUTE_MS;
    const cigarette = smoked(to, draw.between(4.5, 6.5), draw.normal(13, 0.7));
    const lapses = draw.chance(person.lapse_share);
    const resultado = lapses ? 'consumido' : 'resistido';
    const peak_bpm = draw.between(-0.5, 2.5);
    const intensidad = draw.whole(2, 9);
    const habit = draw.chance(0.06);
    if (cigarette.to > awake.to) return events;
    if (exercise.some((bout) => from < bout.to && bout.from < cigarette.to)) continue;
    if (!habit) events.push({ kind: 'deseo', from, to, peak_bpm, intensidad, resultado });
    if (lapses || habit) events.push(cigarette);
  }
}

function smoked(from: number, minutes: number, peak: number): PlanEvent {
  return {
    kind: 'consumo',
    from,
    to: from + minutes * MINUTE_MS,
    peak_bpm: Math.min(14.5, Math.max(11.5, peak)),
  };
}

/** The wristband lies in the bathroom in the morning and on its charger in the evening. */
function offWristOf(rng: Rng, person: Person, fecha: Fecha, wakes: number): PlanEvent[] {
  const draw = drawFrom(rng);
  const shower = wakes + draw.between(10, 35) * MINUTE_MS;
  const charging = atLocal(fecha, draw.between(20.25, 21.25), person.zona_horaria);
  return [
    { kind: 'no_puesto', reason: 'shower', from: shower, to: shower + draw.between(12, 25) * MINUTE_MS },
    {
      kind: 'no_puesto',
      reason: 'charging',
      from: charging,
      to: charging + draw.between(45, 75) * MINUTE_MS,
    },
  ];
}

/** The sensor loses the skin for 10 to 90 s: some times a day, and more while arms swing. */
function contactLossOf(rng: Rng, awake: Span, exercise: readonly PlanEvent[]): PlanEvent[] {
  const draw = drawFrom(rng);
  const within = ({ from, to }: Span): PlanEvent => {
    const start = draw.between(from, to);
    return { kind: 'contact_loss', from: start, to: start + draw.between(10, 90) * 1_000 };
  };
  const quiet = Array.from({ length: draw.whole(3, 8) }, () => within(awake));
  return [...quiet, ...exercise.flatMap((bout) => (draw.chance(0.6) ? [within(bout)] : []))];
}

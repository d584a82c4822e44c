import { describe, expect, it, vi } from 'vitest';
import { makeLocalTime } from './local-time';
import { personOf, rngOf } from './person';
import { makeBody } from './physiology';
import { makePlan, type Plan, type PlanEvent } from './plan';

/** Hours of a simulated life are some seconds of work on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ZONE = 'America/Tijuana';
const START = Date.parse('2026-11-02T08:00:00Z');
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8];

const planOf = (number: number) => makePlan(rngOf('test', number), personOf('test', number, ZONE));
const bodyOf = (number: number, plan: Plan = planOf(number)) =>
  makeBody('test', personOf('test', number, ZONE), plan);
const without = (plan: Plan, event: PlanEvent): Plan => ({
  between: (from, to) =>
    plan.between(from, to).filter(({ kind, from: start }) => kind !== event.kind || start !== event.from),
});
const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const every = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, k) => from + k * step);
const eventsOf = <K extends PlanEvent['kind']>(plan: Plan, kind: K, days = 3) =>
  plan
    .between(START, START + days * DAY)
    .filter((event): event is Extract<PlanEvent, { kind: K }> => event.kind === kind);

/** What one event adds to the same life without it, minute by minute from its start. */
function added(number: number, event: PlanEvent, minutes: number): number[] {
  const plan = planOf(number);
  const [with_, without_] = [bodyOf(number, plan), bodyOf(number, without(plan, event))];
  return every(event.from, event.from + minutes * MINUTE, MINUTE / 4).map(
    (at) => with_.heartRate(at) - without_.heartRate(at),
  );
}

describe('a cigarette', () => {
  const firstOfDay = (number: number) =>
    eventsOf(planOf(number), 'consumo').find(
      ({ from }, index, all) => index > 0 && from - (all[index - 1]?.to ?? 0) > 8 * HOUR,
    );

  it('raises the heart rate by 13 ± 2 bpm at its peak, while it is smoked', () => {
    const peaks = NUMBERS.flatMap((number) => {
      const cigarette = firstOfDay(number);
      if (cigarette === undefined) return [];
      const rise = added(number, cigarette, 30);
      const peak = Math.max(...rise);
      expect(Math.abs(peak - 13)).toBeLessThanOrEqual(2);
      expect(rise.indexOf(peak) / 4).toBe(5);
      return [peak];
    });
    expect(peaks.length).toBeGreaterThanOrEqual(5);
    expect(Math.abs(meanOf(peaks) - 13)).toBeLessThan(0.7);
  });

  it('has half its effect 20 minutes later and none after three hours', () => {
    const number = NUMBERS.find((candidate) => firstOfDay(candidate)) ?? 1;
    const cigarette = firstOfDay(number);
    if (cigarette === undefined) throw new Error('no cigarette');
    const lone: Plan = { between: () => [cigarette] };
    const none: Plan = { between: () => [] };
    const effect = (at: number) => bodyOf(number, lone).heartRate(at) - bodyOf(number, none).heartRate(at);
    const peak = effect(cigarette.from + 5 * MINUTE);
    expect(effect(cigarette.from - 1)).toBe(0);
    expect(effect(cigarette.from + 25 * MINUTE)).toBeCloseTo(peak / 2, 6);
    expect(effect(cigarette.from + 45 * MINUTE)).toBeCloseTo(peak / 4, 6);
    expect(effect(cigarette.from + 3 * HOUR)).toBeLessThan(0.1);
  });

  it('does not stack on the one before', () => {
    const smoked = (from: number): PlanEvent => ({
      kind: 'consumo',
      from,
      to: from + 5 * MINUTE,
      peak_bpm: 13,
    });
    const chain = every(START, START + HOUR, 10 * MINUTE).map(smoked);
    const body = bodyOf(1, { between: () => chain });
    const plain = bodyOf(1, { between: () => [] });
    const lifts = every(START, START + HOUR, MINUTE).map((at) => body.heartRate(at) - plain.heartRate(at));
    expect(Math.max(...lifts)).toBeCloseTo(13, 6);
  });
});

describe('a craving', () => {
  it('moves the heart rate by at most 3 bpm, and sometimes not upwards', () => {
    const moves = NUMBERS.flatMap((number) =>
      eventsOf(planOf(number), 'deseo').map((craving) => added(number, craving, 25)),
    );
    expect(moves.length).toBeGreaterThan(100);
    expect(Math.max(...moves.flat().map(Math.abs))).toBeLessThanOrEqual(3);
    const peaks = moves.map((move) => Math.max(...move));
    expect(meanOf(peaks)).toBeGreaterThan(0.5);
    expect(peaks.some((peak) => peak < 0.1)).toBe(true);
  });

  it('lasts 3 to 20 minutes and tells how it ended', () => {
    for (const number of NUMBERS) {
      const cigarettes = eventsOf(planOf(number), 'consumo').map(({ from }) => from);
      for (const { from, to, resultado } of eventsOf(planOf(number), 'deseo')) {
        expect(to - from).toBeGreaterThanOrEqual(3 * MINUTE - 1);
        expect(to - from).toBeLessThanOrEqual(20 * MINUTE + 1);
        expect(cigarettes.includes(to)).toBe(resultado === 'consumido');
      }
    }
  });
});

describe('the day', () => {
  it('is lower asleep than awake', () => {
    for (const number of NUMBERS) {
      const body = bodyOf(number);
      const [asleep, awake] = [[], []] as [number[], number[]];
      for (const at of every(START, START + 2 * DAY, MINUTE)) {
        const state = body.stateAt(at);
        if (state.asleep === 1) asleep.push(body.heartRate(at));
        else if (state.asleep === 0) awake.push(body.heartRate(at));
      }
      expect(meanOf(awake) - meanOf(asleep)).toBeGreaterThan(8);
      expect(meanOf(asleep)).toBeGreaterThan(38);
    }
  });

  it('has its low about 04:00 by the wall clock', () => {
    const { hourOf } = makeLocalTime(ZONE);
    const body = bodyOf(1, { between: () => [] });
    const hours: number[][] = Array.from({ length: 24 }, () => []);
    for (const at of every(START, START + 60 * DAY, 5 * MINUTE)) {
      hours[Math.floor(hourOf(at))]?.push(body.heartRate(at));
    }
    const means = hours.map(meanOf);
    expect(Math.abs(means.indexOf(Math.min(...means)) + 0.5 - 4)).toBeLessThanOrEqual(1.5);
  });

  it('rises in exercise with its intensity and never over the highest rate', () => {
    for (const number of NUMBERS) {
      const body = bodyOf(number);
      const { resting_bpm, max_bpm } = body.person;
      for (const { from, to, intensity } of eventsOf(body.plan, 'exercise')) {
        const reached = body.heartRate(Math.min(to - 1, from + 5 * MINUTE));
        expect(reached).toBeGreaterThan(resting_bpm + 0.7 * intensity * (max_bpm - resting_bpm));
        expect(reached).toBeLessThan(max_bpm);
        expect(body.heartRate(to + 6 * MINUTE)).toBeLessThan(resting_bpm + 0.3 * (max_bpm - resting_bpm));
      }
    }
  });
});

describe('the plan', () => {
  it('is the same whatever part of it is asked for', () => {
    const whole = planOf(1).between(START, START + 5 * DAY);
    const parts = every(START, START + 5 * DAY, 6 * HOUR)
      .toReversed()
      .flatMap((from) => planOf(1).between(from, from + 6 * HOUR));
    const unique = new Map(parts.map((event) => [`${event.kind} ${event.from}`, event]));
    expect([...unique.values()].sort((a, b) => a.from - b.from)).toEqual(whole);
  });

  it('has every kind of event, each within sense', () => {
    for (const number of NUMBERS) {
      const counts = { sleep: 0, exercise: 0, consumo: 0, deseo: 0, no_puesto: 0, contact_loss: 0 };
      for (const { kind, from, to } of planOf(number).between(START, START + 7 * DAY)) {
        counts[kind]++;
        expect(to).toBeGreaterThan(from);
      }
      expect(counts.sleep).toBeGreaterThanOrEqual(7);
      expect(counts.no_puesto).toBe(14);
      expect(counts.deseo / 7).toBeGreaterThan(3);
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
    }
  });
});

import { describe, expect, it, vi } from 'vitest';
import { inSendOrder } from './deliveries';
import { parseFaults, settingsOf } from './fault-options';
import { type Delivery, type FaultSettings, makeFaults, outagesOf } from './faults';
import { makeRng } from './rng';
import type { Sample } from './sampling';
import { makeSimulation } from './simulation';

/** Hours of a simulated life are some seconds of work on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-11-24T15:00:00Z');

/** Readings that are quick to make: faults look only at their instants. */
const samples = (count: number, from = START, every = 1_000): Sample[] =>
  Array.from({ length: count }, (_, k) => {
    const at = from + k * every;
    return {
      at,
      item: { n: at, medido_at: new Date(at).toISOString(), heart_rate: 60 + (k % 9) },
      heart_rate: 60,
    };
  });
const ideal = (list: Sample[]): Delivery[] => list.map((sample) => ({ ...sample, sends: [sample.at] }));
const faulty = (settings: FaultSettings, list: Sample[] = samples(6_000)) =>
  ideal(list).map(makeFaults(makeRng('faults'), settings));
const shifts = (deliveries: Delivery[]) => deliveries.map(({ at, item }) => Date.parse(item.medido_at) - at);
const order = (deliveries: Delivery[]) => [...inSendOrder(deliveries)].map(({ delivery }) => delivery.item.n);
const sorted = (values: number[]) => values.toSorted((a, b) => a - b);

const ALL = settingsOf(
  parseFaults('all'),
  { from: START, until: START + 6 * HOUR, live_at: START + 6 * HOUR },
  'America/Tijuana',
);

it('changes nothing when all faults are off', () => {
  expect(faulty({}, samples(100))).toEqual(ideal(samples(100)));
});

describe('clocks', () => {
  it('drift grows linearly with time', () => {
    const off = shifts(faulty({ drift: { ppm: 50, since: START } }, samples(25, START, HOUR)));
    expect(off).toEqual(Array.from({ length: 25 }, (_, hour) => hour * 180));
    expect(shifts(faulty({ drift: { ppm: -100, since: START } }, samples(2, START, HOUR)))).toEqual([
      0, -360,
    ]);
  });

  it('jump moves all from its instant on, and nothing before', () => {
    const off = shifts(faulty({ jump: { at: START + 10_000, by_ms: -7 * MINUTE } }, samples(30)));
    expect(off.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 0));
    expect(off.slice(10)).toEqual(Array.from({ length: 20 }, () => -7 * MINUTE));
  });

  it.each([
    ['America/New_York', '2026-11-01T06:00:00Z', -4, -5],
    ['America/New_York', '2026-03-08T07:00:00Z', -5, -4],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 11, 10.5],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 10.5, 11],
  ])('dst writes the wall clock of %s as UTC for a while (%s)', (zona_horaria, instant, before, after) => {
    const change = Date.parse(instant);
    const dst = { from: change - HOUR, to: change + HOUR, zona_horaria };
    const off = shifts(faulty({ dst }, samples(16, change - 2 * HOUR, 15 * MINUTE)));
    const four = (hours: number) => Array.from({ length: 4 }, () => hours * HOUR);
    expect(off).toEqual([...four(0), ...four(before), ...four(after), ...four(0)]);
  });

  it('dst starts where the clocks change, when they do', () => {
    const change = Date.parse('2026-11-01T06:00:00Z');
    const period = { from: change - 30 * HOUR, until: change + 30 * HOUR, live_at: change + 30 * HOUR };
    expect(settingsOf({ dst: [2] }, period, 'America/New_York').dst).toEqual({
      from: change,
      to: change + 2 * HOUR,
      zona_horaria: 'America/New_York',
    });
    expect(settingsOf({ dst: [2] }, period, 'America/Hermosillo').dst?.from).toBe(period.from + 20 * HOUR);
  });
});

describe('deliveries', () => {
  it('loss loses its share, wholly, and nothing else', () => {
    const deliveries = faulty({ loss: { share: 0.05 } });
    const lost = deliveries.filter(({ sends }) => sends.length === 0);
    expect(lost.length / deliveries.length).toBeGreaterThan(0.04);
    expect(lost.length / deliveries.length).toBeLessThan(0.06);
    const kept = deliveries.filter(({ sends }) => sends.length > 0);
    expect(kept).toEqual(ideal(samples(6_000)).filter(({ at }) => !lost.some((gone) => gone.at === at)));
  });

  it('duplication sends its share again, with the same n and content, a little later', () => {
    const deliveries = faulty({ duplication: { share: 0.1, within_ms: 10_000 } });
    const twice = deliveries.filter(({ sends }) => sends.length === 2);
    expect(twice.length / deliveries.length).toBeGreaterThan(0.085);
    expect(twice.length / deliveries.length).toBeLessThan(0.115);
    const copies = [...inSendOrder(deliveries)];
    expect(copies).toHaveLength(6_000 + twice.length);
    for (const { at, sends } of twice) {
      const mine = copies.filter(({ delivery }) => delivery.at === at);
      expect(mine.map(({ delivery }) => JSON.stringify(delivery.item))).toEqual(
        Array.from({ length: 2 }, () => JSON.stringify(mine[0]?.delivery.item)),
      );
      const delay = (sends[1] ?? 0) - (sends[0] ?? 0);
      expect(delay).toBeGreaterThan(0);
      expect(delay).toBeLessThanOrEqual(10_000);
      if (at > START + 5 * MINUTE) break;
    }
  });

  it('reorder changes the order and keeps the multiset', () => {
    const deliveries = faulty({ reorder: { share: 0.2, within_ms: 5_000 } });
    const sent = order(deliveries);
    expect(sent).not.toEqual(sorted(sent));
    expect(sorted(sent)).toEqual(samples(6_000).map(({ at }) => at));
    const late = deliveries.flatMap(({ at, sends }) => sends.map((send) => send - at));
    expect(Math.min(...late)).toBe(0);
    expect(Math.max(...late)).toBeGreaterThan(4_000);
    expect(Math.max(...late)).toBeLessThanOrEqual(5_000);
    expect(late.filter((delay) => delay > 0).length / 6_000).toBeCloseTo(0.2, 1);
  });

  it('offline sends nothing, then all it kept, oldest first', () => {
    const settings = { for_ms: 5 * MINUTE, every_ms: HOUR };
    const list = samples(3_600, START, 5_000);
    const sends = [...inSendOrder(faulty({ offline: settings }, list))];
    expect(sends.map(({ delivery }) => delivery.item.n)).toEqual(list.map(({ at }) => at));
    const onlineAt = outagesOf(makeRng('faults').split('offline'), settings);
    expect(sends.filter(({ at }) => onlineAt(at) !== at)).toEqual([]);
    const held = sends.filter(({ at, delivery }) => at > delivery.at);
    const bursts = [...new Set(held.map(({ at }) => at))];
    expect(bursts).toHaveLength(5);
    for (const burst of bursts) {
      const waits = held.filter(({ at }) => at === burst).map(({ at, delivery }) => at - delivery.at);
      expect(waits).toHaveLength(60);
      expect(Math.max(...waits)).toBeLessThanOrEqual(5 * MINUTE);
    }
  });

  it('together: nothing leaves before it is measured or while offline, and each n keeps its content', () => {
    const deliveries = faulty({ ...ALL, jump: undefined });
    const onlineAt = outagesOf(makeRng('faults').split('offline'), { for_ms: 300_000, every_ms: 7_200_000 });
    const wrong = deliveries.filter(({ at, sends }) =>
      sends.some((send) => send < at || onlineAt(send) !== send),
    );
    expect(wrong).toEqual([]);
    const moments = [...inSendOrder(deliveries)].map(({ at }) => at);
    expect(moments).toEqual(sorted(moments));
  });
});

describe('switching a fault', () => {
  it('leaves the choices of the others as they were', () => {
    const { loss, duplication, reorder } = ALL;
    const lost = (settings: FaultSettings) =>
      faulty(settings).flatMap(({ at, sends }) => (sends.length === 0 ? [at] : []));
    expect(lost(ALL)).toEqual(lost({ loss }));
    const twice = (settings: FaultSettings) =>
      faulty(settings).flatMap(({ at, sends }) => (sends.length === 2 ? [at] : []));
    const gone = new Set(lost({ loss }));
    expect(twice({ loss, duplication, reorder })).toEqual(
      twice({ duplication }).filter((at) => !gone.has(at)),
    );
  });

  it('never changes the body', () => {
    const make = (faults: ReturnType<typeof parseFaults>) =>
      makeSimulation({
        seed: '22',
        number: 1,
        zona_horaria: 'America/Tijuana',
        cadencia_ms: 1_000,
        period: { from: START, until: START + 15 * MINUTE, live_at: START + 15 * MINUTE },
        faults,
      });
    const measured = (deliveries: Iterable<Delivery>) =>
      Array.from(deliveries, ({ item: { medido_at, ...rest }, heart_rate }) => ({ ...rest, heart_rate }));
    expect(measured(make(parseFaults('all')).deliveries())).toEqual(measured(make({}).deliveries()));
    const bytes = () => JSON.stringify([...inSendOrder(make(parseFaults('all')).deliveries())]);
    expect(bytes()).toBe(bytes());
  });
});

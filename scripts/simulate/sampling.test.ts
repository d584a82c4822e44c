import { describe, expect, it, vi } from 'vitest';
import { lecturaInputSchema } from '@/lib/domain/lecturas';
import { makeHeart } from './beats';
import { livedTime } from './period';
import { personOf } from './person';
import { makeBody } from './physiology';
import type { PlanEvent } from './plan';
import { makeSampler, type Sample, samplesOf } from './sampling';

/** Hours of a simulated life are some seconds of work on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ZONE = 'America/Tijuana';
const START = Date.parse('2026-11-02T08:00:00Z');

const bodyOf = (number: number) => makeBody('test', personOf('test', number, ZONE));
const read = (number: number, from: number, to: number, cadencia_ms = 1_000, seed = 'test') =>
  Array.from(
    samplesOf(makeSampler(seed, makeBody(seed, personOf(seed, number, ZONE)), { cadencia_ms }), from, to),
  );
const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const spreadOf = (values: number[]) => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
};
const ratesOf = (samples: Sample[]) => samples.flatMap(({ item }) => item.heart_rate ?? []);
const magnitudes = (samples: Sample[]) =>
  samples.map(({ item }) => Math.hypot(item.accel_x ?? 0, item.accel_y ?? 0, item.accel_z ?? 0));
const eventsOf = <K extends PlanEvent['kind']>(number: number, kind: K, days = 2) =>
  bodyOf(number)
    .plan.between(START, START + days * DAY)
    .filter((event): event is Extract<PlanEvent, { kind: K }> => event.kind === kind);

describe('the beats', () => {
  it('agree with the heart rate: 60,000 / mean RR', () => {
    for (const number of [1, 2]) {
      const body = bodyOf(number);
      const heart = makeHeart('test', body);
      for (let from = START; from < START + DAY; from += 181 * MINUTE) {
        const beats = heart.beatsIn(from, from + 30 * MINUTE);
        const mean = 60_000 / meanOf(beats.map(({ rr_ms }) => rr_ms));
        const rates = Array.from({ length: 1_800 }, (_, s) => body.heartRate(from + s * 1_000));
        expect(Math.abs(mean - meanOf(rates))).toBeLessThan(0.15);
      }
    }
  });

  it('follow each other without a seam, whatever stretch is asked for', () => {
    const whole = makeHeart('test', bodyOf(1)).beatsIn(START + 1, START + 3 * HOUR);
    const heart = makeHeart('test', bodyOf(1));
    const parts = [2, 0, 1].map((hour) =>
      heart.beatsIn(START + hour * HOUR + (hour === 0 ? 1 : 0), START + (hour + 1) * HOUR),
    );
    expect([parts[1], parts[2], parts[0]].flat()).toEqual(whole);
    const gaps = whole.slice(1).map(({ at, rr_ms }, k) => Math.abs(at - (whole[k]?.at ?? 0) - rr_ms));
    expect(Math.max(...gaps)).toBeLessThan(1e-3);
    const intervals = whole.map(({ rr_ms }) => rr_ms);
    expect(Math.min(...intervals)).toBeGreaterThan(300);
    expect(Math.max(...intervals)).toBeLessThan(1_800);
  });

  it('breathe: the strongest rhythm of a sleeper lies at 0.2 to 0.3 Hz', () => {
    for (const number of [1, 2, 3, 4]) {
      const { from = 0 } = eventsOf(number, 'sleep')[0] ?? {};
      const beats = makeHeart('test', bodyOf(number)).beatsIn(from + 2 * HOUR, from + 2 * HOUR + 5 * MINUTE);
      const mean = meanOf(beats.map(({ rr_ms }) => rr_ms));
      const power = (hz: number) => {
        const angle = (at: number) => (2 * Math.PI * hz * (at - from)) / 1_000;
        const part = (wave: (x: number) => number) =>
          beats.reduce((sum, { at, rr_ms }) => sum + (rr_ms - mean) * wave(angle(at)), 0);
        return part(Math.sin) ** 2 + part(Math.cos) ** 2;
      };
      const hertz = Array.from({ length: 57 }, (_, k) => 0.12 + k * 0.005);
      const strongest = hertz.reduce((best, hz) => (power(hz) > power(best) ? hz : best));
      expect(strongest).toBeGreaterThanOrEqual(0.19);
      expect(strongest).toBeLessThanOrEqual(0.31);
      const changes = beats.slice(1).map(({ rr_ms }, k) => (rr_ms - (beats[k]?.rr_ms ?? 0)) ** 2);
      const rmssd = Math.sqrt(meanOf(changes));
      expect(rmssd).toBeGreaterThan(20);
      expect(rmssd).toBeLessThan(80);
    }
  });
});

describe('a reading', () => {
  it('is one that the server takes, at every cadence', () => {
    const { from } = eventsOf(1, 'exercise').at(-1) ?? { from: START };
    for (const cadencia of [20, 250, 1_000, 7_000, 60_000]) {
      const samples = read(1, from, from + 60 * cadencia, cadencia);
      expect(samples).toHaveLength(60);
      for (const { item } of samples) expect(lecturaInputSchema.safeParse(item).error).toBeUndefined();
      if (cadencia >= 1_000) expect(samples.some(({ item }) => item.bateria !== undefined)).toBe(true);
    }
  });

  it('says RR intervals that agree with its heart rate', () => {
    const samples = read(2, START + 11 * HOUR, START + 12 * HOUR);
    const rr = samples.flatMap(({ item }) => item.rr_ms ?? []);
    expect(Math.abs(60_000 / meanOf(rr) - meanOf(ratesOf(samples)))).toBeLessThan(0.3);
    const felt = samples.filter(({ item }) => item.heart_rate !== null);
    const truth = meanOf(felt.map(({ heart_rate }) => heart_rate));
    expect(Math.abs(truth - meanOf(ratesOf(felt)))).toBeLessThan(0.3);
    expect(rr.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(HOUR * 0.95);
  });

  it('tells each beat once, also at 50 Hz, where the heart comes once a second', () => {
    const from = START + 10 * HOUR;
    const fast = read(1, from, from + 2 * MINUTE, 20);
    const slow = read(1, from, from + 2 * MINUTE, 1_000);
    expect(fast).toHaveLength(6_000);
    const hearts = fast.filter(({ item }) => item.heart_rate !== null);
    expect(hearts).toHaveLength(120);
    expect(hearts.map(({ item }) => item.rr_ms)).toEqual(slow.map(({ item }) => item.rr_ms));
    expect(hearts.map(({ item }) => item.heart_rate)).toEqual(slow.map(({ item }) => item.heart_rate));
  });

  it('is the same byte for byte in every run, wherever the run starts', () => {
    const whole = read(1, START + 11 * HOUR, START + 13 * HOUR);
    const again = read(1, START + 11 * HOUR, START + 13 * HOUR);
    expect(JSON.stringify(again)).toBe(JSON.stringify(whole));
    expect(whole.map(({ item }) => item.n - (whole[0]?.item.n ?? 0))).toEqual(whole.map((_, k) => k));
    const later = read(1, START + 12 * HOUR + 1, START + 13 * HOUR);
    expect(JSON.stringify(later)).toBe(JSON.stringify(whole.slice(3_601)));
    expect(JSON.stringify(read(1, START, START + HOUR, 1_000, 'otra'))).not.toBe(
      JSON.stringify(read(1, START, START + HOUR)),
    );
  });
});

describe('a wristband that lies on the table', () => {
  it.each([1, 2, 3])('person %i: no heart rate, not zero, and hardly any motion', (number) => {
    for (const { from, to } of eventsOf(number, 'no_puesto')) {
      const samples = read(number, from, to);
      expect(new Set(samples.map(({ item }) => item.heart_rate))).toEqual(new Set([null]));
      expect(samples.some(({ item }) => item.rr_ms !== undefined || item.contacto)).toBe(false);
      expect(spreadOf(magnitudes(samples))).toBeLessThan(0.013);
      for (const axis of ['accel_x', 'accel_y', 'accel_z'] as const) {
        expect(spreadOf(samples.map(({ item }) => item[axis] ?? 0))).toBeLessThan(0.013);
      }
      const before = read(number, from - 5 * MINUTE, from).filter(({ item }) => item.contacto);
      expect(spreadOf(magnitudes(before))).toBeGreaterThan(0.013);
    }
  });

  it('fills its battery on the charger and drains it worn', () => {
    const charge = eventsOf(1, 'no_puesto').find(({ reason }) => reason === 'charging');
    if (charge === undefined) throw new Error('never charged');
    const levels = (from: number, to: number) => read(1, from, to).flatMap(({ item }) => item.bateria ?? []);
    const charging = levels(charge.from, charge.to);
    expect(charging).toEqual(charging.toSorted((a, b) => a - b));
    expect(charging.at(-1)).toBeGreaterThan(95);
    const worn = levels(charge.to, charge.to + 8 * HOUR);
    expect(worn).toEqual(worn.toSorted((a, b) => b - a));
    expect(Math.min(...worn)).toBeGreaterThan(60);
  });
});

it('loses the heart and not the motion when the contact is lost, and finds it again after some beats', () => {
  const losses = [1, 2, 3].flatMap((number) =>
    eventsOf(number, 'contact_loss').map((event) => ({ number, event })),
  );
  expect(losses.length).toBeGreaterThan(20);
  for (const { number, event } of losses) {
    const during = read(number, event.from, event.to);
    expect(during.some(({ item }) => item.contacto || item.heart_rate !== null || item.rr_ms)).toBe(false);
    expect(during.every(({ item }) => item.accel_x !== null && item.gyro_x !== null)).toBe(true);
  }
  const lone = losses.find(({ number, event }) =>
    bodyOf(number)
      .plan.between(event.to, event.to + MINUTE)
      .every(({ kind }) => kind === 'deseo'),
  );
  if (lone === undefined) throw new Error('no lone loss');
  const after = read(lone.number, lone.event.to, lone.event.to + 20_000);
  expect(after[0]?.item).toMatchObject({ contacto: true, heart_rate: null });
  expect(after.slice(8).every(({ item }) => item.heart_rate !== null)).toBe(true);
});

it('lets the body live faster from now on, at the same cadence', () => {
  const now = START + 12 * HOUR;
  const { bodyAt, clockAt } = livedTime(now, 60);
  const body = bodyOf(1);
  const sampler = makeSampler('test', body, { cadencia_ms: 1_000, bodyAt });
  const samples = Array.from(samplesOf(sampler, now - MINUTE, now + 10 * MINUTE));
  expect(samples).toHaveLength(660);
  expect(samples.slice(0, 60)).toEqual(read(1, now - MINUTE, now));
  const last = samples.at(-1);
  expect(last?.item.medido_at).toBe(new Date(now + 10 * MINUTE - 1_000).toISOString());
  expect(last?.heart_rate).toBeCloseTo(body.heartRate(now + 599 * MINUTE), 1);
  expect(clockAt(bodyAt(now + 12_345))).toBe(now + 12_345);
});

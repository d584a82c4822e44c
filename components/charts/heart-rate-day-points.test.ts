import { expect, test } from 'vitest';
import { dayAxis, dayPoints, spanAxis, valueTicks, withSpread } from './heart-rate-day-points';

function ventana(start: string, mean: number | null, std: number | null = 2) {
  const end = new Date(Date.parse(start) + 300_000).toISOString();
  return withSpread({ window_start: start, window_end: end, heart_rate_mean: mean, heart_rate_std: std });
}

test('neighbouring ventanas are joined and a hole between two is left open', () => {
  const points = dayPoints([
    ventana('2026-11-24T15:00:00.000Z', 70),
    ventana('2026-11-24T15:05:00.000Z', 72),
    ventana('2026-11-24T16:00:00.000Z', 80),
  ]);
  expect(points.map((point) => point.mean)).toEqual([70, 72, null, 80, 80, 80]);
  expect(points.map((point) => point.alone)).toEqual([false, false, false, false, true, false]);
});

test('a ventana without samples is a hole, not a zero', () => {
  const points = dayPoints([ventana('2026-11-24T15:00:00.000Z', null, null)]);
  expect(points).toMatchObject([{ mean: null, band: null, alone: false }]);
});

test('one sample has no deviation and so no band', () => {
  expect(dayPoints([ventana('2026-11-24T15:00:00.000Z', 70, null)])[0]?.band).toBeNull();
});

test('the axis covers whole hours of the day of the person', () => {
  const points = dayPoints([
    ventana('2026-11-24T15:00:00.000Z', 70),
    ventana('2026-11-24T21:10:00.000Z', 75),
  ]);
  const { domain, ticks } = dayAxis(points, '2026-11-24', 'America/Tijuana');
  expect(domain.map((t) => new Date(t).toISOString())).toEqual([
    '2026-11-24T15:00:00.000Z',
    '2026-11-24T22:00:00.000Z',
  ]);
  expect(ticks).toHaveLength(4);
});

test('a few minutes of data still get a readable axis, also just after midnight', () => {
  const points = dayPoints([ventana('2026-11-24T08:00:00.000Z', 70)]);
  const { domain } = dayAxis(points, '2026-11-24', 'America/Tijuana');
  expect(domain[1] - domain[0]).toBe(3 * 3_600_000);
  expect(new Date(domain[0]).toISOString()).toBe('2026-11-24T08:00:00.000Z');
});

test('value ticks are whole tens around band and mean', () => {
  expect(valueTicks(dayPoints([ventana('2026-11-24T15:00:00.000Z', 70, 6)]))).toEqual([60, 70, 80, 90]);
});

test('a span has its ticks at whole hours of the zone, whatever minute it begins at', () => {
  const from = Date.parse('2026-11-24T15:07:00.000Z');
  const { domain, ticks } = spanAxis(from, from + 24 * 3_600_000, 'Asia/Kolkata');
  expect(domain[0]).toBe(from);
  expect(ticks).toHaveLength(6);
  // Midnight there is at half past six of UTC.
  expect(ticks.every((t) => new Date(t).getUTCMinutes() === 30)).toBe(true);
});

test('a short span is told apart by the quarters of its hours', () => {
  const at = (time: string) => Date.parse(`2026-11-24T${time}:00.000Z`);
  expect(spanAxis(at('15:55'), at('16:50'), 'Asia/Kolkata').ticks).toEqual([
    at('16:00'),
    at('16:15'),
    at('16:30'),
    at('16:45'),
  ]);
});

import { expect, test } from 'vitest';
import { estimatePoints } from './prediction-points';

const at = (minute: number, probabilidad_modelo: number | null) => ({
  window_start: new Date(Date.UTC(2026, 10, 24, 15, minute)).toISOString(),
  window_end: new Date(Date.UTC(2026, 10, 24, 15, minute + 5)).toISOString(),
  probabilidad_modelo,
});

test('an abstention and a missing ventana both end the line, and only the first is a point to stand on', () => {
  const points = estimatePoints([at(0, 0.2), at(5, null), at(10, 0.3), at(30, 0.4)]);
  expect(points.map(({ percent }) => percent)).toEqual([20, null, 30, null, 40]);
  expect(points.map(({ from }) => from !== null)).toEqual([true, true, true, false, true]);
});

import type { ChartColor } from './legend';

export type TraceSeries = {
  name: 'magnitud' | 'x' | 'y' | 'z';
  color: Exclude<ChartColor, 'chart-band'>;
  width: number;
  /** Told apart by the pattern too, not by the colour alone. */
  dash: readonly number[];
};

/** In the order of the value columns. */
export const TRACE_SERIES: readonly TraceSeries[] = [
  { name: 'magnitud', color: 'chart-a', width: 2.5, dash: [] },
  { name: 'x', color: 'chart-b', width: 1.5, dash: [] },
  { name: 'y', color: 'chart-c', width: 1.5, dash: [6, 4] },
  { name: 'z', color: 'chart-d', width: 1.5, dash: [2, 3] },
];

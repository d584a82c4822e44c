import type { PaletteName } from './palette';

export type TraceSeries = {
  label: string;
  color: PaletteName;
  width: number;
  /** Told apart by the pattern too, not by the colour alone. */
  dash: readonly number[];
};

/** In the order of the value columns. */
export const TRACE_SERIES: readonly TraceSeries[] = [
  { label: 'Magnitud', color: 'chart-a', width: 2.5, dash: [] },
  { label: 'X', color: 'chart-b', width: 1.5, dash: [] },
  { label: 'Y', color: 'chart-c', width: 1.5, dash: [6, 4] },
  { label: 'Z', color: 'chart-d', width: 1.5, dash: [2, 3] },
];

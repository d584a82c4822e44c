'use client';

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Reposo } from '@/lib/domain/metrics/progreso/reposo';

type Semana = Reposo['semanas'][number];
type ReposoChartProps = {
  semanas: readonly Semana[];
  at: number | null;
  onPoint(at: number | null): void;
  name(semana: Semana): string;
  quit: string;
};

const TICK = { fill: 'var(--ink-faint)', fontSize: 12 };
/** The axis moves in steps, so that a new week does not shake the picture. */
const STEP = 5;

/** A point a week; where there is not enough data the line is broken. */
export function ReposoChart({ semanas, at, onPoint, quit }: ReposoChartProps) {
  const known = semanas.flatMap(({ hr }) => hr ?? []);
  const low = Math.floor((Math.min(...known) - 2) / STEP) * STEP;
  const high = Math.ceil((Math.max(...known) + 2) / STEP) * STEP;
  const chosen = at === null ? undefined : semanas[at];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={[...semanas]}
        margin={{ top: 20, right: 12, bottom: 0, left: -16 }}
        accessibilityLayer={false}
        onMouseMove={({ activeTooltipIndex }) =>
          onPoint(activeTooltipIndex == null ? null : Number(activeTooltipIndex))
        }
        onMouseLeave={() => onPoint(null)}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="semana"
          type="number"
          domain={['dataMin', 'dataMax']}
          allowDecimals={false}
          tickFormatter={(week: number) => (week < 1 ? '' : String(week))}
          tick={TICK}
          stroke="var(--line)"
          tickMargin={4}
        />
        <YAxis
          domain={[low, high]}
          tickCount={(high - low) / STEP + 1}
          tick={TICK}
          stroke="transparent"
          width={48}
        />
        <ReferenceLine
          x={0.5}
          stroke="var(--edge)"
          strokeDasharray="4 4"
          label={{ value: quit, position: 'top', fill: 'var(--ink-soft)', fontSize: 12 }}
        />
        {chosen && <ReferenceLine x={chosen.semana} stroke="var(--edge)" />}
        <Line
          dataKey="hr"
          stroke="var(--chart-a)"
          strokeWidth={2.5}
          connectNulls={false}
          dot={{ r: 3.5, fill: 'var(--chart-a)', strokeWidth: 0 }}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}

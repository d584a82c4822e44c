'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatNumber, formatTime } from '@/components/ui/format';
import type { ChannelData } from '@/lib/channels/registry';
import { type DayPoint, dayAxis, dayPoints, valueTicks } from './heart-rate-day-points';

type HeartRateDayProps = { today: ChannelData<'heart_rate_today'>; zone: string; label: string };

const TICK = { fill: 'var(--ink-faint)', fontSize: 12 };

/** Five-minute means with mean ± deviation as a band. A gap stays a gap. */
export function HeartRateDay({ today, zone, label }: HeartRateDayProps) {
  const points = dayPoints(today.ventanas);
  const axis = dayAxis(points, today.fecha, zone);
  const ticks = valueTicks(points);
  return (
    <div role="img" aria-label={label} className="h-64">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={points}
          margin={{ top: 8, right: 12, bottom: 0, left: -12 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="t"
            type="number"
            scale="time"
            domain={axis.domain}
            ticks={axis.ticks}
            tickFormatter={(t: number) => formatTime(t, zone)}
            tick={TICK}
            stroke="var(--line)"
            minTickGap={16}
            tickMargin={4}
          />
          <YAxis
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 0]}
            ticks={ticks}
            tick={TICK}
            stroke="transparent"
            width={48}
          />
          <Tooltip
            content={<DayTooltip zone={zone} />}
            cursor={{ stroke: 'var(--edge)' }}
            isAnimationActive={false}
          />
          <Area
            dataKey="band"
            fill="var(--chart-band)"
            fillOpacity={0.55}
            stroke="none"
            isAnimationActive={false}
          />
          <Line
            dataKey="mean"
            stroke="var(--chart-a)"
            strokeWidth={2}
            dot={<LonelyDot />}
            activeDot={{ r: 4, fill: 'var(--chart-a)', stroke: 'var(--surface)' }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

type DotProps = { cx?: number; cy?: number; payload?: DayPoint };

/** recharts hands its props to this element; only a ventana without neighbours needs to be marked. */
function LonelyDot({ cx, cy, payload }: DotProps) {
  if (!payload?.alone || cx === undefined || cy === undefined) return null;
  return <circle cx={cx} cy={cy} r={3} fill="var(--chart-a)" />;
}

type DayTooltipProps = { zone: string; active?: boolean; payload?: readonly { payload?: DayPoint }[] };

function DayTooltip({ zone, active, payload }: DayTooltipProps) {
  const point = payload?.[0]?.payload;
  if (!active || !point || point.mean === null || !point.from || !point.to) return null;
  return (
    <div className="rounded-lg border border-line bg-surface px-3 py-2 text-sm tabular-nums shadow-lg">
      <p className="text-xs text-ink-faint">
        {formatTime(point.from, zone)} a {formatTime(point.to, zone)}
      </p>
      <p className="font-semibold">{formatNumber(point.mean, 1)} lpm</p>
      {point.band && (
        <p className="text-xs text-ink-soft">± {formatNumber((point.band[1] - point.band[0]) / 2, 1)}</p>
      )}
    </div>
  );
}

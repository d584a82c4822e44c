'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { type DayAxis, type DayPoint, valueTicks } from './heart-rate-day-points';
import { MARGIN, TICK, TipCard, timeAxis } from './plot-parts';

type HeartRatePlotProps = {
  points: readonly DayPoint[];
  axis: DayAxis;
  zone: string;
  /** Where the cursor of the keyboard stands, ms since 1970. */
  cursor: number | undefined;
  /** How the band is told at a point. */
  bandText(band: [number, number]): string;
};

/** Means of five minutes with a band around them. A gap stays a gap. */
export function HeartRatePlot({ points, axis, zone, cursor, bandText }: HeartRatePlotProps) {
  const { time } = useFormats();
  const ticks = valueTicks(points);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...points]} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis {...timeAxis(axis, (at) => time(at, zone))} />
        <YAxis
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 0]}
          ticks={ticks}
          tick={TICK}
          stroke="transparent"
          width={48}
        />
        <Tooltip
          content={<PointTip zone={zone} bandText={bandText} />}
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
        {cursor !== undefined && <ReferenceLine x={cursor} stroke="var(--ink)" strokeDasharray="3 3" />}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

type DotProps = { cx?: number; cy?: number; payload?: DayPoint };

/** recharts hands its props to this element; only a ventana without neighbours needs to be marked. */
function LonelyDot({ cx, cy, payload }: DotProps) {
  if (!payload?.alone || cx === undefined || cy === undefined) return null;
  return <circle cx={cx} cy={cy} r={3} fill="var(--chart-a)" />;
}

type PointTipProps = Pick<HeartRatePlotProps, 'zone' | 'bandText'> & {
  active?: boolean;
  payload?: readonly { payload?: DayPoint }[];
};

function PointTip({ zone, bandText, active, payload }: PointTipProps) {
  const t = useTranslations('panel');
  const { number, time } = useFormats();
  const point = payload?.[0]?.payload;
  if (!active || !point || point.mean === null || !point.from || !point.to) return null;
  return (
    <TipCard when={t('tramo', { desde: time(point.from, zone), hasta: time(point.to, zone) })}>
      <p className="font-semibold">{t('bpm', { n: number(point.mean, 1) })}</p>
      {point.band && <p className="text-xs text-ink-soft">{bandText(point.band)}</p>}
    </TipCard>
  );
}

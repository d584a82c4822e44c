'use client';

import {
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
import type { Umbrales } from '@/lib/domain/modelo/umbrales';
import type { DayAxis } from './heart-rate-day-points';
import { MARGIN, TICK, TipCard, timeAxis } from './plot-parts';
import type { EstimatePoint } from './prediction-points';

type PredictionPlotProps = {
  points: readonly EstimatePoint[];
  axis: DayAxis;
  zone: string;
  umbrales: Umbrales;
  cursor: number | undefined;
};

/** Estimates in percent between the two levels. Where the model abstained, the line is broken. */
export function PredictionPlot({ points, axis, zone, umbrales, cursor }: PredictionPlotProps) {
  const t = useTranslations('panel.prediccion');
  const { time, number } = useFormats();
  const level = (value: number, text: string) => (
    <ReferenceLine
      y={value * 100}
      stroke="var(--edge)"
      strokeDasharray="2 4"
      label={{ value: text, position: 'insideTopRight', fill: 'var(--ink-faint)', fontSize: 12 }}
    />
  );
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...points]} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis {...timeAxis(axis, (at) => time(at, zone))} />
        <YAxis
          domain={[0, 100]}
          ticks={[0, 50, 100]}
          tickFormatter={(value: number) => t('porciento', { n: number(value) })}
          tick={TICK}
          stroke="transparent"
          width={56}
        />
        <Tooltip
          content={<EstimateTip zone={zone} />}
          cursor={{ stroke: 'var(--edge)' }}
          isAnimationActive={false}
        />
        {level(umbrales.medio, t('medio'))}
        {level(umbrales.alto, t('alto'))}
        <Line
          dataKey="percent"
          stroke="var(--chart-b)"
          strokeWidth={2}
          dot={{ r: 1.5, fill: 'var(--chart-b)', stroke: 'none' }}
          activeDot={{ r: 4, fill: 'var(--chart-b)', stroke: 'var(--surface)' }}
          isAnimationActive={false}
        />
        {cursor !== undefined && <ReferenceLine x={cursor} stroke="var(--ink)" strokeDasharray="3 3" />}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

type EstimateTipProps = {
  zone: string;
  active?: boolean;
  payload?: readonly { payload?: EstimatePoint }[];
};

function EstimateTip({ zone, active, payload }: EstimateTipProps) {
  const t = useTranslations('panel');
  const { number, time } = useFormats();
  const point = payload?.[0]?.payload;
  if (!active || !point || point.percent === null || !point.from || !point.to) return null;
  return (
    <TipCard when={t('tramo', { desde: time(point.from, zone), hasta: time(point.to, zone) })}>
      <p className="font-semibold">{t('prediccion.porciento', { n: number(point.percent) })}</p>
    </TipCard>
  );
}

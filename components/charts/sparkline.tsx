import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { SPARK_HEIGHT, sparkline } from './sparkline-path';

type SparklineProps = {
  valores: readonly (number | null)[];
  min: number | null;
  max: number | null;
  /** When the hour ended; null: it is the last one. */
  until: string | null;
};

/** Heart rate of an hour before the person's own range. Plain SVG: it is there with the first paint. */
export const Sparkline = memo(function Sparkline({ valores, min, max, until }: SparklineProps) {
  const t = useTranslations('cuidador.linea');
  const { number } = useFormats();
  const drawn = sparkline(valores, { min, max });
  if (!drawn)
    return (
      <p className="text-sm text-ink-faint">
        {until ? t('sin_hora_hasta', { hasta: until }) : t('sin_hora')}
      </p>
    );
  const { path, band, low, high } = drawn;
  const ends = { min: number(low), max: number(high) };
  return (
    <svg
      viewBox={`-0.5 0 ${valores.length} ${SPARK_HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={until ? t('hora_hasta', { ...ends, hasta: until }) : t('hora', ends)}
      className="h-10 w-full overflow-hidden"
    >
      {band && (
        <rect x={-0.5} width={valores.length} y={band.y} height={band.height} className="fill-sunken" />
      )}
      <path
        d={path}
        fill="none"
        vectorEffect="non-scaling-stroke"
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-chart-a"
      />
    </svg>
  );
});

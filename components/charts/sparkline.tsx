import { memo } from 'react';
import { SPARK_HEIGHT, sparkline } from './sparkline-path';

type SparklineProps = {
  valores: readonly (number | null)[];
  min: number | null;
  max: number | null;
  /** Which hour, as in "en la última hora". */
  hour: string;
};

/** Heart rate of an hour before the person's own range. Plain SVG: it is there with the first paint. */
export const Sparkline = memo(function Sparkline({ valores, min, max, hour }: SparklineProps) {
  const drawn = sparkline(valores, { min, max });
  if (!drawn) return <p className="text-sm text-ink-faint">Sin frecuencia en {hour}</p>;
  const { path, band, low, high } = drawn;
  return (
    <svg
      viewBox={`-0.5 0 ${valores.length} ${SPARK_HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`En ${hour}: de ${Math.round(low)} a ${Math.round(high)} lpm`}
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

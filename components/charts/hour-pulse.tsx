'use client';

import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { MINUTE_MS } from '@/lib/domain/time';
import { ChartFrame } from './chart-frame';
import { HourLine } from './hour-line';
import { SPARK_HEIGHT, type Sparkline, sparkline } from './sparkline-path';

type HourPulseProps = {
  /** Means of minutes, bpm, the first beginning at `desde`. */
  minutos: { desde: string; valores: readonly (number | null)[] } | null;
  min: number | null;
  max: number | null;
  zone: string;
};

/** The last hour before the person's own range. Plain SVG: it is there with the first paint. */
export function HourPulse({ minutos, min, max, zone }: HourPulseProps) {
  const t = useTranslations('panel');
  const { number, time } = useFormats();
  const valores = minutos?.valores ?? [];
  const drawn = sparkline(valores, { min, max });
  const known = valores.flatMap((value, minute) => (value === null ? [] : { value, minute }));
  const when = (minute: number) => time(Date.parse(minutos?.desde ?? '') + minute * MINUTE_MS, zone);
  return (
    <ChartFrame
      title={t('hora.titulo')}
      summary={
        drawn ? t('hora.resumen', { min: number(drawn.low), max: number(drawn.high) }) : t('hora.vacio')
      }
      quiet="all"
      height="h-20"
      points={known.length}
      pointText={(at) => {
        const point = known[at];
        return point ? `${when(point.minute)}: ${t('bpm', { n: number(point.value) })}` : '';
      }}
      table={{
        columns: [t('tabla.minuto'), t('tabla.promedio')],
        rows: () => known.map(({ value, minute }) => [when(minute), number(value)]).reverse(),
      }}
      instead={
        drawn ? undefined : (
          <p className="grid h-20 place-items-center rounded-xl bg-sunken text-sm text-ink-faint">
            {t('hora.vacio')}
          </p>
        )
      }
    >
      {({ at }) =>
        drawn && <Drawing {...drawn} width={valores.length} at={at === null ? null : known[at]?.minute} />
      }
    </ChartFrame>
  );
}

type DrawingProps = Pick<Sparkline, 'path' | 'band'> & {
  width: number;
  at: number | null | undefined;
};

function Drawing({ path, band, width, at }: DrawingProps) {
  return (
    <HourLine
      path={path}
      band={band}
      width={width}
      bandClass="fill-chart-band opacity-50"
      className="h-full rounded-lg bg-sunken"
    >
      {typeof at === 'number' && (
        <path
          d={`M${at} 0V${SPARK_HEIGHT}`}
          vectorEffect="non-scaling-stroke"
          strokeDasharray="3 3"
          className="stroke-ink"
        />
      )}
    </HourLine>
  );
}

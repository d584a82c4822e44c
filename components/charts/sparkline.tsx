import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { HourLine } from './hour-line';
import { sparkline } from './sparkline-path';

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
    <div className="w-full">
      <HourLine
        path={path}
        band={band}
        width={valores.length}
        label={until ? t('hora_hasta', { ...ends, hasta: until }) : t('hora', ends)}
        strokeWidth={1.75}
        className="block h-6"
      />
      <p aria-hidden className="flex justify-between text-xs text-ink-faint tabular-nums">
        <span>{t(until ? 'hora_antes' : 'hace_hora')}</span>
        <span>{until ?? t('ahora')}</span>
      </p>
    </div>
  );
});

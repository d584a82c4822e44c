'use client';

import { ChartSpline } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { HeartRateChart } from '@/components/charts/heart-rate-chart';
import { dayAxis, dayPoints, withSpread } from '@/components/charts/heart-rate-day-points';
import { EmptyState } from '@/components/ui/empty-state';
import { Stat } from '@/components/ui/stat';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { useCalm } from './use-calm';

const REDRAW_MS = 5_000;

type Today = ChannelData<'heart_rate_today'>;
type HeartRateDayPanelProps = ChannelPanelProps<'heart_rate_today'> & {
  /** Of the person: where their day begins and ends, whatever clock is shown. */
  dayZone: string;
};

export function HeartRateDayPanel({ consumidorId, zone, dayZone, initial }: HeartRateDayPanelProps) {
  const t = useTranslations('panel');
  const { number } = useFormats();
  const view = useChannel('heart_rate_today', consumidorId, initial);
  const unit = t('lpm');
  return (
    <PanelFrame title={t('nombre.frecuencia_hoy')} view={view} zone={zone} sensor height="h-96">
      {(today) => (
        <>
          <dl className="grid grid-cols-3 gap-3 sm:max-w-md">
            <Stat label={t('minimo')} value={number(today.minimo_dia)} unit={unit} />
            <Stat label={t('promedio')} value={number(today.promedio_dia, 1)} unit={unit} />
            <Stat label={t('maximo')} value={number(today.maximo_dia)} unit={unit} />
          </dl>
          <div className="mt-4">
            <DayChart today={today} zone={zone} dayZone={dayZone} />
          </div>
        </>
      )}
    </PanelFrame>
  );
}

function DayChart({ today, zone, dayZone }: { today: Today; zone: string; dayZone: string }) {
  const t = useTranslations('panel');
  const { number } = useFormats();
  const shown = useCalm(today, REDRAW_MS);
  const points = useMemo(() => dayPoints(shown.ventanas.map(withSpread)), [shown]);
  const axis = useMemo(() => dayAxis(points, shown.fecha, dayZone), [points, shown, dayZone]);
  const bandText = useCallback(
    ([low, high]: [number, number]) => `± ${number((high - low) / 2, 1)}`,
    [number],
  );
  return (
    <HeartRateChart
      title={t('nombre.frecuencia_hoy')}
      summary={t('frecuencia_hoy.resumen', {
        minimo: number(shown.minimo_dia),
        promedio: number(shown.promedio_dia, 1),
        maximo: number(shown.maximo_dia),
        n: shown.ventanas_con_datos,
      })}
      quiet="all"
      points={points}
      axis={axis}
      zone={zone}
      band={t('leyenda.desviacion')}
      bandText={bandText}
      instead={
        today.ventanas_con_datos === 0 ? (
          <EmptyState icon={ChartSpline} title={t('frecuencia_hoy.vacio')} className="h-64">
            {t('frecuencia_hoy.vacio_texto')}
          </EmptyState>
        ) : undefined
      }
    />
  );
}

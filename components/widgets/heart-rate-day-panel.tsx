'use client';

import { ChartSpline } from 'lucide-react';
import dynamic from 'next/dynamic';
import { memo } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber, plural } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { Stat } from '@/components/ui/stat';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { useCalm } from './use-calm';

// The figures come with the page; the picture's library loads after it.
const HeartRateDay = dynamic(
  () => import('@/components/charts/heart-rate-day').then((file) => file.HeartRateDay),
  {
    ssr: false,
    loading: () => <Skeleton className="h-64" />,
  },
);

const REDRAW_MS = 5_000;

type Today = ChannelData<'heart_rate_today'>;

function summaryOf(today: Today): string {
  return (
    `Frecuencia cardíaca de hoy en promedios de cinco minutos: mínimo ${formatNumber(today.minimo_dia)}, ` +
    `promedio ${formatNumber(today.promedio_dia, 1)} y máximo ${formatNumber(today.maximo_dia)} latidos por minuto, ` +
    `con ${plural(today.ventanas_con_datos, 'ventana', 'ventanas')} con datos.`
  );
}

export function HeartRateDayPanel({ consumidorId, zone, initial }: ChannelPanelProps<'heart_rate_today'>) {
  const view = useChannel('heart_rate_today', consumidorId, initial);
  return (
    <PanelFrame title="Frecuencia de hoy" view={view} zone={zone} sensor height="h-80">
      {(today) => (
        <>
          <dl className="grid grid-cols-3 gap-3 sm:max-w-md">
            <Stat label="Mínimo" value={formatNumber(today.minimo_dia)} unit="lpm" />
            <Stat label="Promedio" value={formatNumber(today.promedio_dia, 1)} unit="lpm" />
            <Stat label="Máximo" value={formatNumber(today.maximo_dia)} unit="lpm" />
          </dl>
          <div className="mt-4 h-64">
            {today.ventanas_con_datos === 0 ? (
              <EmptyState icon={ChartSpline} title="Hoy aún no hay lecturas" className="h-64">
                La línea aparece con la primera lectura del día.
              </EmptyState>
            ) : (
              <DayChart today={today} zone={zone} />
            )}
          </div>
          <p className="mt-2 text-xs text-ink-faint">
            Promedios de cinco minutos; la franja es ± una desviación. Donde no hubo lecturas, la línea se
            corta.
          </p>
        </>
      )}
    </PanelFrame>
  );
}

const CalmDay = memo(HeartRateDay);

function DayChart({ today, zone }: { today: Today; zone: string }) {
  const shown = useCalm(today, REDRAW_MS);
  return <CalmDay today={shown} zone={zone} label={summaryOf(shown)} />;
}

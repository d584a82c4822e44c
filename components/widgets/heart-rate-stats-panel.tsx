'use client';

import { formatNumber } from '@/components/ui/format';
import { Stat } from '@/components/ui/stat';
import { useChannel } from '@/lib/client/use-channel';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { useLastDay } from './use-data-state';

export function HeartRateStatsPanel({ consumidorId, zone, initial }: ChannelPanelProps<'heart_rate_stats'>) {
  const view = useChannel('heart_rate_stats', consumidorId, initial);
  const day = useLastDay();
  return (
    <PanelFrame title="Estadísticas de frecuencia" view={view} zone={zone} sensor height="h-32">
      {(stats) => (
        <dl className="grid grid-cols-2 gap-x-4 gap-y-5 sm:grid-cols-4">
          <Stat label={`Promedio de ${day}`} value={formatNumber(stats.hr_promedio_hoy, 1)} unit="lpm" />
          <Stat label="Últimos 7 días" value={formatNumber(stats.hr_promedio_semana, 1)} unit="lpm" />
          <Stat label="Promedio general" value={formatNumber(stats.hr_promedio_general, 1)} unit="lpm" />
          <Stat label="Desviación" value={formatNumber(stats.hr_desviacion, 1)} unit="lpm" />
          <Stat label="Mínimo" value={formatNumber(stats.hr_minimo)} unit="lpm" />
          <Stat label="Máximo" value={formatNumber(stats.hr_maximo)} unit="lpm" />
          <Stat label="Total de mediciones" value={formatNumber(stats.total_mediciones)} />
        </dl>
      )}
    </PanelFrame>
  );
}

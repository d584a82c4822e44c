'use client';

import { useTranslations } from 'use-intl';
import { Stat } from '@/components/ui/stat';
import { useFormats } from '@/components/ui/use-formats';
import { useChannel } from '@/lib/client/use-channel';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { useLastDay } from './use-data-state';

export function HeartRateStatsPanel({ consumidorId, zone, initial }: ChannelPanelProps<'heart_rate_stats'>) {
  const t = useTranslations('panel');
  const { number } = useFormats();
  const view = useChannel('heart_rate_stats', consumidorId, initial);
  const day = useLastDay();
  return (
    <PanelFrame title={t('nombre.estadisticas')} view={view} zone={zone} sensor height="h-32">
      {(stats) => (
        <dl className="grid grid-cols-2 gap-x-4 gap-y-5">
          <Stat label={t(`promedio_de.${day}`)} value={number(stats.hr_promedio_hoy, 1)} unit={t('lpm')} />
          <Stat label={t('siete_dias')} value={number(stats.hr_promedio_semana, 1)} unit={t('lpm')} />
          <Stat label={t('promedio_general')} value={number(stats.hr_promedio_general, 1)} unit={t('lpm')} />
          <Stat label={t('desviacion')} value={number(stats.hr_desviacion, 1)} unit={t('lpm')} />
          <Stat label={t('minimo')} value={number(stats.hr_minimo)} unit={t('lpm')} />
          <Stat label={t('maximo')} value={number(stats.hr_maximo)} unit={t('lpm')} />
          <Stat label={t('mediciones')} value={number(stats.total_mediciones)} />
        </dl>
      )}
    </PanelFrame>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { TIPO_ORDER } from '@/components/antojo/looks';
import { DesireBars } from '@/components/charts/desire-bars';
import { Stat } from '@/components/ui/stat';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { useLastDay } from './use-data-state';

type Row = ChannelData<'desires_stats'>[number];

export function DeseoStatsPanel({ consumidorId, zone, initial }: ChannelPanelProps<'desires_stats'>) {
  const t = useTranslations('antojo');
  const view = useChannel('desires_stats', consumidorId, initial);
  return (
    <PanelFrame title={t('cifras.titulo')} view={view} zone={zone} height="h-56">
      {(rows) => {
        const bars = TIPO_ORDER.flatMap((tipo) => {
          const row = rows.find(({ deseo_tipo }) => deseo_tipo === tipo);
          if (!row || row.total_deseos === 0) return [];
          return [{ label: t(`tipo.${tipo}`), resistidos: row.deseos_resistidos, total: row.total_deseos }];
        });
        return (
          <div className="grid gap-6 md:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]">
            <Headline total={rows.find(({ deseo_tipo }) => deseo_tipo === 'total')} />
            <DesireBars rows={bars} />
          </div>
        );
      }}
    </PanelFrame>
  );
}

function Headline({ total }: { total: Row | undefined }) {
  const t = useTranslations('antojo.cifras');
  const { number, hours } = useFormats();
  const day = useLastDay();
  const resistidos = total?.deseos_resistidos ?? 0;
  const registrados = total?.total_deseos ?? 0;
  const percent = total?.porcentaje_resistencia ?? null;
  return (
    <div>
      <p className="text-6xl leading-none font-semibold tracking-tight text-accent-ink tabular-nums">
        {number(resistidos)}
      </p>
      <p className="mt-2 text-sm text-ink-soft">
        {t('superados', { n: resistidos })}
        {registrados > 0 && ` ${t('de', { n: registrados })}`}
        {percent !== null && `, ${t('porcentaje', { n: number(percent) })}`}
      </p>
      <dl className="mt-4 flex gap-x-6">
        <Stat label={t('en_curso')} value={number(total?.deseos_activos ?? 0)} />
        <Stat label={t(day)} value={number(total?.deseos_hoy ?? 0)} />
        <Stat label={t('duracion')} value={hours(total?.promedio_horas_resolucion)} />
      </dl>
    </div>
  );
}

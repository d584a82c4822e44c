'use client';

import { DesireBars } from '@/components/charts/desire-bars';
import { formatHours, formatNumber, plural } from '@/components/ui/format';
import { Stat } from '@/components/ui/stat';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import { TIPO_ORDER, TIPOS } from './deseo-words';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { useLastDay } from './use-data-state';

type Row = ChannelData<'desires_stats'>[number];

export function DeseoStatsPanel({ consumidorId, zone, initial }: ChannelPanelProps<'desires_stats'>) {
  const view = useChannel('desires_stats', consumidorId, initial);
  return (
    <PanelFrame title="Antojos superados" view={view} zone={zone} height="h-56">
      {(rows) => {
        const bars = TIPO_ORDER.flatMap((tipo) => {
          const row = rows.find(({ deseo_tipo }) => deseo_tipo === tipo);
          if (!row || row.total_deseos === 0) return [];
          return [{ label: TIPOS[tipo].label, resistidos: row.deseos_resistidos, total: row.total_deseos }];
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
  const day = useLastDay();
  const resistidos = total?.deseos_resistidos ?? 0;
  const registrados = total?.total_deseos ?? 0;
  return (
    <div>
      <p className="text-6xl leading-none font-semibold tracking-tight text-accent-ink tabular-nums">
        {formatNumber(resistidos)}
      </p>
      <p className="mt-2 text-sm text-ink-soft">
        {resistidos === 1 ? 'antojo superado' : 'antojos superados'}
        {registrados > 0 && ` de ${plural(registrados, 'registrado', 'registrados')}`}
        {total?.porcentaje_resistencia !== null && total?.porcentaje_resistencia !== undefined && (
          <>, el {formatNumber(total.porcentaje_resistencia)} % de los ya cerrados</>
        )}
      </p>
      <dl className="mt-4 flex gap-x-6">
        <Stat label="En curso" value={formatNumber(total?.deseos_activos ?? 0)} />
        <Stat label={day === 'hoy' ? 'Hoy' : 'Ayer'} value={formatNumber(total?.deseos_hoy ?? 0)} />
        <Stat label="Duración media" value={formatHours(total?.promedio_horas_resolucion)} />
      </dl>
    </div>
  );
}

'use client';

import { ChartSpline } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { HeartRateChart } from '@/components/charts/heart-rate-chart';
import { dayPoints, spanAxis, type Ventana } from '@/components/charts/heart-rate-day-points';
import { EmptyState } from '@/components/ui/empty-state';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import { PanelFrame } from './panel-frame';

type Row = ChannelData<'heart_rate'>[number];
type HistorialPanelProps = { consumidorId: number; zone: string };

/** The closed ventanas of the last hours with heart rate: a picture alone, so nothing of it comes with the page. */
export function HistorialPanel({ consumidorId, zone }: HistorialPanelProps) {
  const t = useTranslations('panel');
  const view = useChannel('heart_rate', consumidorId);
  return (
    <PanelFrame title={t('nombre.historial')} view={view} zone={zone} sensor height="h-[25rem]">
      {(rows) => <Historial rows={rows} zone={zone} />}
    </PanelFrame>
  );
}

function Historial({ rows, zone }: { rows: readonly Row[]; zone: string }) {
  const t = useTranslations('panel');
  const { number, dayTime } = useFormats();
  const oldest = rows.at(-1);
  const newest = rows[0];
  const points = useMemo(() => dayPoints(rows.toReversed().map(withExtremes)), [rows]);
  const [from, to] = [Date.parse(oldest?.window_start ?? ''), Date.parse(newest?.window_end ?? '')];
  const axis = useMemo(() => (rows.length > 0 ? spanAxis(from, to, zone) : NO_AXIS), [rows, from, to, zone]);
  const bandText = useCallback(
    ([low, high]: [number, number]) => t('de_a', { minimo: number(low), maximo: number(high) }),
    [number, t],
  );
  return (
    <HeartRateChart
      title={t('nombre.historial')}
      summary={
        oldest && newest
          ? t('historial.resumen', {
              n: rows.length,
              desde: dayTime(oldest.window_start, zone),
              hasta: dayTime(newest.window_end, zone),
            })
          : t('historial.vacio')
      }
      quiet={rows.length === 0 ? 'all' : 'title'}
      points={points}
      axis={axis}
      zone={zone}
      band={t('leyenda.extremos')}
      bandText={bandText}
      instead={
        rows.length === 0 ? (
          <EmptyState icon={ChartSpline} title={t('historial.vacio')} className="h-64">
            {t('historial.vacio_texto')}
          </EmptyState>
        ) : undefined
      }
    />
  );
}

const withExtremes = (row: Row): Ventana => ({ ...row, band: [row.heart_rate_min, row.heart_rate_max] });

const NO_AXIS = { domain: [0, 1] as [number, number], ticks: [] };

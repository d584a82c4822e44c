'use client';

import { Sparkles } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import { useNow } from '@/lib/client/use-now';
import { nivelOf } from '@/lib/domain/modelo/umbrales';
import { PREDICTION_MS } from '@/lib/domain/need';
import type { Snapshot } from '@/lib/domain/snapshot';
import { MINUTE_MS } from '@/lib/domain/time';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { PrediccionChart } from './prediccion-chart';
import { PrediccionFeedback } from './prediccion-feedback';
import { PrediccionRecord } from './prediccion-record';
import { useRazon } from './use-razon';

type Row = ChannelData<'prediction_timeline'>[number];
type PrediccionPanelProps = ChannelPanelProps<'prediction_timeline'> & {
  summary: Snapshot<ChannelData<'prediction_summary'>> | undefined;
  own: boolean;
};

/** A guess, called one: how likely, why, how often it was right, and where the model says nothing. */
export function PrediccionPanel({ consumidorId, zone, initial, summary, own }: PrediccionPanelProps) {
  const t = useTranslations('panel.prediccion');
  const nombre = useTranslations('panel');
  const view = useChannel('prediction_timeline', consumidorId, initial);
  const record = useChannel('prediction_summary', consumidorId, summary);
  return (
    <PanelFrame title={nombre('nombre.predicciones')} view={view} zone={zone} height="h-64">
      {(rows) => {
        const newest = rows[0];
        if (!newest) {
          return (
            <EmptyState icon={Sparkles} title={t('vacio')} className="h-64">
              {t('vacio_texto')}
            </EmptyState>
          );
        }
        return (
          <>
            <div className="grid gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
              <Estimate row={newest} zone={zone} own={own} />
              <Reasons row={newest} />
            </div>
            {own && <PrediccionFeedback rows={rows} zone={zone} />}
            <div className="mt-5">
              <PrediccionChart rows={rows} zone={zone} />
            </div>
            {record.data && <PrediccionRecord record={record.data} />}
          </>
        );
      }}
    </PanelFrame>
  );
}

type EstimateProps = { row: Row; zone: string; own: boolean };

function Estimate({ row, zone, own }: EstimateProps) {
  const t = useTranslations('panel');
  const { number, time, age } = useFormats();
  const now = useNow(MINUTE_MS);
  const { probabilidad_modelo: p } = row;
  const since = now - Date.parse(row.window_end);
  const isPast = since >= PREDICTION_MS;
  const words = isPast ? 'nivel_pasado' : own ? 'nivel' : 'nivel_ajeno';
  return (
    <div>
      <p
        className={cx(
          'text-5xl leading-none tracking-tight tabular-nums',
          p === null ? 'font-light text-ink-faint' : 'font-semibold',
        )}
      >
        {p === null ? '—' : t('prediccion.porciento', { n: number(p * 100) })}
      </p>
      <p className="mt-2 font-medium">
        {p === null ? t('prediccion.abstencion') : t(`prediccion.${words}.${nivelOf(p)}`)}
      </p>
      <p className="mt-0.5 text-sm text-ink-soft tabular-nums">
        {t('prediccion.de_ventana', {
          desde: time(row.window_start, zone),
          hasta: time(row.window_end, zone),
          edad: isPast ? age(since) : 'nulo',
        })}
      </p>
    </div>
  );
}

const MOST_REASONS = 3;

/** Their place is kept for as many as there may be. */
function Reasons({ row: { razones, probabilidad_modelo } }: { row: Row }) {
  const t = useTranslations('panel.prediccion');
  const inWords = useRazon();
  return (
    <div className="min-h-24">
      <h3 className="text-sm font-medium">{t(probabilidad_modelo === null ? 'por_que_no' : 'por_que')}</h3>
      <ul className="mt-1 list-disc space-y-1 pl-4 text-sm text-ink-soft marker:text-ink-faint">
        {(razones ?? [t('razones_ocultas')]).slice(0, MOST_REASONS).map((razon) => (
          <li key={razon}>{inWords(razon)}</li>
        ))}
      </ul>
    </div>
  );
}

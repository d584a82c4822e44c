'use client';

import { ArrowDownRight, ArrowUpRight, Equal } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CompareBars } from '@/components/charts/compare-bars';
import { Stat } from '@/components/ui/stat';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import type { Snapshot } from '@/lib/domain/snapshot';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { useLastDay } from './use-data-state';

type SemanaPanelProps = ChannelPanelProps<'weekly_comparison'> & {
  day: Snapshot<ChannelData<'daily_summary'>> | undefined;
};

/** Seven days beside the seven before, cut at the same hour. What the reader may not see is left out. */
export function SemanaPanel({ consumidorId, zone, initial, day }: SemanaPanelProps) {
  const t = useTranslations('panel');
  const view = useChannel('weekly_comparison', consumidorId, initial);
  const summary = useChannel('daily_summary', consumidorId, day);
  return (
    <PanelFrame title={t('nombre.semana')} view={view} zone={zone} height="h-64">
      {(week) => (
        <div className="grid gap-5">
          {week.cigarrillos_semana_actual !== null && (
            <Pair
              name={t('semana.cigarrillos')}
              now={week.cigarrillos_semana_actual}
              before={week.cigarrillos_semana_anterior ?? 0}
              change={week.porcentaje_cambio}
            />
          )}
          {week.deseos_semana_actual !== null && (
            <Pair
              name={t('semana.antojos')}
              now={week.deseos_semana_actual}
              before={week.deseos_semana_anterior ?? 0}
              change={week.porcentaje_cambio_deseos}
            />
          )}
          <Totals day={summary.data} />
          <p className="text-xs text-ink-faint">{t('semana.corte')}</p>
        </div>
      )}
    </PanelFrame>
  );
}

type PairProps = { name: string; now: number; before: number; change: number | null };

function Pair({ name, now, before, change }: PairProps) {
  const t = useTranslations('panel.semana');
  return (
    <div>
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="text-sm font-medium">{name}</h3>
        <Change value={change} />
      </div>
      <CompareBars
        caption={name}
        rows={[
          { label: t('esta'), value: now, fill: 'plain' },
          { label: t('anterior'), value: before, fill: 'stripes' },
        ]}
      />
    </div>
  );
}

/** A fact, without praise or blame: logging more cravings can also mean to look more closely. */
function Change({ value }: { value: number | null }) {
  const t = useTranslations('panel.semana');
  const { number } = useFormats();
  if (value === null) return <span className="text-sm text-ink-faint">{t('sin_base')}</span>;
  const rounded = Math.round(Math.abs(value));
  const Icon = rounded === 0 ? Equal : value < 0 ? ArrowDownRight : ArrowUpRight;
  const text = rounded === 0 ? t('igual') : t(value < 0 ? 'menos' : 'mas', { n: number(rounded) });
  return (
    <span className="inline-flex items-center gap-1 text-sm font-medium whitespace-nowrap tabular-nums">
      <Icon aria-hidden className="size-4 text-ink-faint" />
      {text}
    </span>
  );
}

function Totals({ day }: { day: ChannelData<'daily_summary'> | undefined }) {
  const t = useTranslations('panel.semana');
  const { number } = useFormats();
  const last = useLastDay();
  if (!day || day.cigarrillos_hoy === null) return null;
  return (
    <dl className="grid grid-cols-3 gap-3 border-t border-line pt-4">
      <Stat label={t(`fumados.${last}`)} value={number(day.cigarrillos_hoy)} />
      <Stat label={t('fumados.semana')} value={number(day.cigarrillos_semana)} />
      <Stat label={t('fumados.mes')} value={number(day.cigarrillos_mes)} />
    </dl>
  );
}

'use client';

import { ListChecks } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { DayColumns } from '@/components/charts/day-columns';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { useNombreDe } from '@/components/ui/nombres-provider';
import { Stat } from '@/components/ui/stat';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import type { Snapshot } from '@/lib/domain/snapshot';
import { Age } from './age';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';

type Habito = ChannelData<'habit_stats'>[number];
type Dia = ChannelData<'habit_tracking'>[number];
type HabitosPanelProps = ChannelPanelProps<'habit_stats'> & {
  days: Snapshot<ChannelData<'habit_tracking'>> | undefined;
};

/** What was logged of each habit: its last 30 days, a column a day. */
export function HabitosPanel({ consumidorId, zone, initial, days }: HabitosPanelProps) {
  const t = useTranslations('panel');
  const view = useChannel('habit_stats', consumidorId, initial);
  const tracking = useChannel('habit_tracking', consumidorId, days);
  const [chosen, choose] = useState<string>();
  return (
    <PanelFrame title={t('nombre.habitos')} view={view} zone={zone} height="h-64">
      {(habitos) => {
        const habito = habitos.find(({ habito_nombre }) => habito_nombre === chosen) ?? habitos[0];
        if (!habito) {
          return (
            <EmptyState icon={ListChecks} title={t('habitos.vacio')} className="h-64">
              {t('habitos.vacio_texto')}
            </EmptyState>
          );
        }
        const rows = (tracking.data ?? []).filter((row) => row.habito_nombre === habito.habito_nombre);
        return (
          <>
            {habitos.length > 1 && (
              <Choice habitos={habitos} chosen={habito.habito_nombre} onChoose={choose} />
            )}
            <Figures habito={habito} />
            <Month habito={habito} days={rows} />
          </>
        );
      }}
    </PanelFrame>
  );
}

type ChoiceProps = { habitos: readonly Habito[]; chosen: string; onChoose(nombre: string): void };

function Choice({ habitos, chosen, onChoose }: ChoiceProps) {
  const t = useTranslations('panel.habitos');
  const name = useId();
  const nombreDe = useNombreDe('habitos');
  return (
    <fieldset className="mb-4 flex flex-wrap gap-1.5">
      <legend className="sr-only">{t('elige')}</legend>
      {habitos.map(({ habito_nombre }) => (
        <label
          key={habito_nombre}
          className={cx(
            'inline-flex min-h-9 cursor-pointer items-center rounded-full border px-3 text-sm has-focus-visible:outline-3 has-focus-visible:outline-accent-ink',
            habito_nombre === chosen
              ? 'border-accent-ink bg-accent-wash font-medium text-accent-ink'
              : 'border-line text-ink-soft',
          )}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={habito_nombre === chosen}
            onChange={() => onChoose(habito_nombre)}
          />
          {nombreDe(habito_nombre)}
        </label>
      ))}
    </fieldset>
  );
}

function Figures({ habito }: { habito: Habito }) {
  const t = useTranslations('panel.habitos');
  const { number } = useFormats();
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-4">
      <Stat label={t('mes')} value={number(habito.eventos_mes_actual)} />
      <Stat label={t('mes_anterior')} value={number(habito.eventos_mes_anterior)} />
      <Stat label={t('promedio_diario')} value={number(habito.promedio_diario, 1)} />
      <Stat label={t('ultimo')} value={<Age since={habito.ultimo_registro} />} />
    </dl>
  );
}

type MonthProps = { habito: Habito; days: readonly Dia[] };

function Month({ habito, days }: MonthProps) {
  const t = useTranslations('panel');
  const { number, dayOfMonth } = useFormats();
  const nombreDe = useNombreDe('habitos');
  // A fecha is a day of its own, whatever the zone: at noon it is the same one everywhere that people live.
  const named = (fecha: string) => dayOfMonth(`${fecha}T12:00:00Z`, 'UTC');
  const total = days.reduce((sum, day) => sum + day.total, 0);
  const zero = days.filter((day) => day.total === 0).length;
  return (
    <ChartFrame
      title={t('habitos.grafica')}
      summary={t('habitos.resumen', {
        habito: nombreDe(habito.habito_nombre),
        total: number(total),
        dias: days.length,
        cero: zero,
      })}
      className="mt-4"
      height="h-24"
      points={days.length}
      pointText={(at) => {
        const day = days[at];
        return day ? `${named(day.fecha)}: ${number(day.total)}` : '';
      }}
      table={{
        columns: [t('tabla.dia'), t('tabla.registros')],
        rows: () => days.map((day) => [named(day.fecha), number(day.total)]).reverse(),
      }}
      legend={[
        { label: t('leyenda.dia'), color: 'chart-a', fill: 'plain' },
        { label: t('leyenda.hoy'), color: 'chart-a', fill: 'stripes' },
      ]}
    >
      {({ at, moveTo }) => <DayColumns days={days} cursor={at} onPoint={moveTo} />}
    </ChartFrame>
  );
}

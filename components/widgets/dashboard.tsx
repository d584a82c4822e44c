'use client';

import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import type { DashboardValues } from './dashboard-channels';
import { DeseoListPanel } from './deseo-list-panel';
import { DeseoLogPanel } from './deseo-log-panel';
import { DeseoStatsPanel } from './deseo-stats-panel';
import { HeartRateDayPanel } from './heart-rate-day-panel';
import { HeartRateNowPanel } from './heart-rate-now-panel';
import { HeartRateStatsPanel } from './heart-rate-stats-panel';
import { SensoresPanel } from './sensores-panel';
import { EstadoProvider, LecturasProvider, ResolucionContext } from './use-data-state';

type DashboardProps = {
  values: DashboardValues;
  /** The person's own dashboard: then it can be written to. */
  own: boolean;
};

/** Every panel the reader may see of one person. A channel that the server did not send is not theirs to see. */
export function Dashboard({ values, own }: DashboardProps) {
  return (
    <ResolucionContext value={values.resolucion}>
      <DataProviders values={values}>
        <Panels values={values} own={own} />
      </DataProviders>
    </ResolucionContext>
  );
}

function DataProviders({ values, children }: { values: DashboardValues; children: ReactNode }) {
  const { consumidor_id, estado, channels } = values;
  const readings = channels.sensor_data;
  const inner = readings ? (
    <LecturasProvider consumidorId={consumidor_id} initial={readings}>
      {children}
    </LecturasProvider>
  ) : (
    children
  );
  if (!estado) return inner;
  return (
    <EstadoProvider consumidorId={consumidor_id} initial={estado}>
      {inner}
    </EstadoProvider>
  );
}

function Panels({ values, own }: DashboardProps) {
  const { consumidor_id, zona_horaria, alcances, channels } = values;
  const common = { consumidorId: consumidor_id, zone: zona_horaria };
  const { heart_rate_today, heart_rate_stats, desires_tracking, desires_stats } = channels;
  if (Object.keys(channels).length === 0) return <NothingShared />;
  // A mean of some minutes ago is no "now".
  const isLive = values.resolucion === 'vivo';

  const aside = [
    heart_rate_today && isLive && (
      <HeartRateNowPanel key="now" {...common} initial={heart_rate_today} own={own} />
    ),
    own && <DeseoLogPanel key="log" />,
    desires_tracking && <DeseoListPanel key="list" {...common} initial={desires_tracking} own={own} />,
  ].filter(Boolean);
  const main = [
    heart_rate_today && <HeartRateDayPanel key="day" {...common} initial={heart_rate_today} />,
    desires_stats && <DeseoStatsPanel key="desires" {...common} initial={desires_stats} />,
    alcances.includes('movimiento') && <SensoresPanel key="sensors" zone={zona_horaria} />,
    heart_rate_stats && <HeartRateStatsPanel key="stats" {...common} initial={heart_rate_stats} />,
  ].filter(Boolean);

  if (aside.length === 0) return <div className="grid gap-4 lg:gap-6">{main}</div>;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[21rem_minmax(0,1fr)] lg:gap-6">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">{aside}</div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">{main}</div>
    </div>
  );
}

function NothingShared() {
  return (
    <EmptyState
      icon={EyeOff}
      title="Por ahora no comparte paneles contigo"
      className="rounded-2xl border border-line bg-surface py-12"
    >
      Cada persona decide qué muestra. Puede cambiarlo cuando quiera.
    </EmptyState>
  );
}

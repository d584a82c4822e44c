'use client';

import type { ReactNode } from 'react';
import type { PanelId } from '@/lib/domain/panel-layout';
import type { DashboardValues } from './dashboard-channels';
import { DeseoListPanel } from './deseo-list-panel';
import { DeseoLogPanel } from './deseo-log-panel';
import { DeseoStatsPanel } from './deseo-stats-panel';
import { HabitosPanel } from './habitos-panel';
import { HeartRateDayPanel } from './heart-rate-day-panel';
import { HeartRateNowPanel } from './heart-rate-now-panel';
import { HeartRateStatsPanel } from './heart-rate-stats-panel';
import { HistorialPanel } from './historial-panel';
import { PrediccionPanel } from './prediccion-panel';
import { SemanaPanel } from './semana-panel';
import { SensoresPanel } from './sensores-panel';
import { VentanaPanel } from './ventana-panel';

type Reader = { zone: string; own: boolean };

/** The panels that there is something for; those of channels that the reader may not see are absent. */
export function dashboardPanels(values: DashboardValues, { zone, own }: Reader): Record<PanelId, ReactNode> {
  const { consumidor_id: consumidorId, channels, resolucion, alcances } = values;
  const common = { consumidorId, zone };
  return {
    ...heartPanels(values, { zone, own }),
    registrar: own && <DeseoLogPanel />,
    predicciones: channels.prediction_timeline && (
      <PrediccionPanel
        {...common}
        initial={channels.prediction_timeline}
        summary={channels.prediction_summary}
        own={own}
      />
    ),
    deseos: channels.desires_tracking && (
      <DeseoListPanel {...common} initial={channels.desires_tracking} own={own} />
    ),
    superados: channels.desires_stats && <DeseoStatsPanel {...common} initial={channels.desires_stats} />,
    semana: channels.weekly_comparison && (
      <SemanaPanel {...common} initial={channels.weekly_comparison} day={channels.daily_summary} />
    ),
    habitos: channels.habit_stats && (
      <HabitosPanel {...common} initial={channels.habit_stats} days={channels.habit_tracking} />
    ),
    // Of now: a reader of five minutes or of days has none.
    ventana: channels.active_window && resolucion === 'vivo' && (
      <VentanaPanel {...common} initial={channels.active_window} />
    ),
    sensores: alcances.includes('movimiento') && <SensoresPanel zone={zone} />,
  };
}

function heartPanels(
  { consumidor_id: consumidorId, zona_horaria, ...values }: DashboardValues,
  reader: Reader,
) {
  const { heart_rate_today, heart_rate_stats, resumen } = values.channels;
  const { zone, own } = reader;
  const common = { consumidorId, zone };
  return {
    // A mean of some minutes ago is no "now".
    frecuencia_ahora: heart_rate_today && values.resolucion === 'vivo' && (
      <HeartRateNowPanel {...common} initial={heart_rate_today} usual={resumen} own={own} />
    ),
    frecuencia_hoy: heart_rate_today && (
      <HeartRateDayPanel {...common} dayZone={zona_horaria} initial={heart_rate_today} />
    ),
    estadisticas: heart_rate_stats && <HeartRateStatsPanel {...common} initial={heart_rate_stats} />,
    historial: heart_rate_today && <HistorialPanel {...common} />,
  };
}

import type { z } from 'zod';
import type { Alcance } from '@/lib/domain/access';
import type { Estado } from '@/lib/domain/estado';
import type { Snapshot } from '@/lib/domain/snapshot';
import type { Resolucion } from '@/lib/domain/terms';
import { activeWindow } from './active-window';
import { dailySummary } from './daily-summary';
import { byName, type ChannelDefinition } from './define';
import { desiresStats } from './desires-stats';
import { desiresTracking } from './desires-tracking';
import { estado } from './estado';
import { habitStats } from './habit-stats';
import { habitTracking } from './habit-tracking';
import { heartRate } from './heart-rate';
import { heartRateStats } from './heart-rate-stats';
import { heartRateToday } from './heart-rate-today';
import { notificaciones } from './notificaciones';
import { predictionSummary } from './prediction-summary';
import { predictionTimeline } from './prediction-timeline';
import { progreso } from './progreso';
import { resumen } from './resumen';
import { sensorData } from './sensor-data';
import { weeklyComparison } from './weekly-comparison';

/** Every channel, once. A new one adds its file and its line here, and touches nothing else. */
const channels = [
  sensorData,
  heartRateToday,
  heartRateStats,
  heartRate,
  desiresTracking,
  desiresStats,
  predictionTimeline,
  predictionSummary,
  dailySummary,
  weeklyComparison,
  activeWindow,
  habitStats,
  habitTracking,
  estado,
  resumen,
  notificaciones,
  progreso,
] as const;

type Registered = (typeof channels)[number];
export type ChannelName = Registered['name'];
export type ChannelData<Name extends ChannelName> = z.output<Extract<Registered, { name: Name }>['schema']>;
export type Channel = ChannelDefinition<ChannelName>;

/** What a page is rendered with; of the channels it asks for, those are absent that the reader may not see. */
export type FirstValues<Name extends ChannelName> = {
  consumidor_id: number;
  nombre: string;
  zona_horaria: string;
  alcances: Alcance[];
  resolucion: Resolucion;
  estado: Estado | null;
  channels: { [Each in Name]?: Snapshot<ChannelData<Each>> };
};

export const CHANNELS: readonly Channel[] = channels as unknown as readonly Channel[];

export const { findChannel, channelNamed } = byName<ChannelName, Channel>(CHANNELS);

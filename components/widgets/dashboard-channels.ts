import type { ChannelName, FirstValues } from '@/lib/channels/registry';

/** What the panels of the dashboard are drawn from: nothing else is loaded before the page is sent. */
export const DASHBOARD_CHANNELS = [
  'sensor_data',
  'heart_rate_today',
  'heart_rate_stats',
  'desires_tracking',
  'desires_stats',
  'prediction_timeline',
  'prediction_summary',
  'daily_summary',
  'weekly_comparison',
  'active_window',
  'habit_stats',
  'habit_tracking',
  'resumen',
  'progreso',
] as const satisfies readonly ChannelName[];

export type DashboardValues = FirstValues<(typeof DASHBOARD_CHANNELS)[number]>;

'use client';

import { useState } from 'react';
import type { PanelLayout } from '@/lib/domain/panel-layout';
import { Dashboard } from './dashboard';
import type { DashboardValues } from './dashboard-channels';
import type { OwnAhorro } from './hoy-panel';
import { ZoneSwitch } from './zone-switch';

type OwnDashboardProps = { values: DashboardValues; layout: PanelLayout; saved: OwnAhorro };

/** The person's own panels, told on the clock of their profile; who is away may take that of the place where they are. */
export function OwnDashboard({ values, layout, saved }: OwnDashboardProps) {
  const [clock, setClock] = useState<string>();
  return (
    <Dashboard
      values={values}
      layout={layout}
      saved={saved}
      clock={clock}
      tools={<ZoneSwitch zone={values.zona_horaria} clock={clock} own onChange={setClock} />}
      own
    />
  );
}

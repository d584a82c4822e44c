'use client';

import { EyeOff } from 'lucide-react';
import { Activity, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { DEFAULT_LAYOUT, PANELES, type PanelLayout } from '@/lib/domain/panel-layout';
import { ArrangeDialog } from './arrange-dialog';
import type { DashboardValues } from './dashboard-channels';
import { dashboardPanels } from './dashboard-panels';
import { HoyPanel, type OwnAhorro } from './hoy-panel';
import { PanelGrid } from './panel-grid';
import { EstadoProvider, LecturasProvider, ResolucionContext } from './use-data-state';
import { usePanelLayout } from './use-panel-layout';

type DashboardProps = {
  values: DashboardValues;
  /** How the reader arranged their panels; absent for who only takes one look. */
  layout?: PanelLayout;
  /** The zone to tell the time in, where it is not the person's. */
  clock?: string;
  /** Beside the button that arranges them. */
  tools?: ReactNode;
  /** Of the person's own dashboard. */
  saved?: OwnAhorro;
  /** The person's own dashboard: then it can be written to. */
  own: boolean;
};

/** Every panel the reader may see of one person. A channel that the server did not send is not theirs to see. */
export function Dashboard(props: DashboardProps) {
  return (
    <ResolucionContext value={props.values.resolucion}>
      <DataProviders values={props.values}>
        {Object.keys(props.values.channels).length === 0 ? <NothingShared /> : <Panels {...props} />}
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

function Panels({ values, layout: initial, clock, tools, saved, own }: DashboardProps) {
  const t = useTranslations('panel');
  const arranging = usePanelLayout(initial ?? DEFAULT_LAYOUT, initial !== undefined);
  // Who sees finished days sees the person's: on another clock they would be other days.
  const zone = values.resolucion === 'diario' ? values.zona_horaria : (clock ?? values.zona_horaria);
  const panels = dashboardPanels(values, { zone, own });
  const { progreso } = values.channels;
  const available = PANELES.filter((panel) => panels[panel]);
  const shown = arranging.layout.order.filter(
    (panel) => available.includes(panel) && !arranging.layout.hidden.includes(panel),
  );
  return (
    <>
      {progreso && (
        <Activity>
          <HoyPanel
            consumidorId={values.consumidor_id}
            zone={zone}
            initial={progreso}
            day={values.channels.daily_summary}
            gains={values.alcances.includes('consumos')}
            saved={saved}
          />
        </Activity>
      )}
      <div className="my-2 flex min-h-9 flex-wrap items-center justify-end gap-2">
        {tools}
        {initial && <ArrangeDialog arranging={arranging} available={available} />}
      </div>
      <PanelGrid panels={shown.map((panel) => ({ panel, element: panels[panel] }))} />
      {shown.length === 0 && (
        <EmptyState
          icon={EyeOff}
          title={t('todo_oculto')}
          className="rounded-2xl border border-line bg-surface py-12"
        >
          {t('todo_oculto_texto')}
        </EmptyState>
      )}
    </>
  );
}

function NothingShared() {
  const t = useTranslations('panel');
  return (
    <EmptyState
      icon={EyeOff}
      title={t('nada_compartido')}
      className="rounded-2xl border border-line bg-surface py-12"
    >
      {t('nada_compartido_texto')}
    </EmptyState>
  );
}

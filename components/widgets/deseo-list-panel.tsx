'use client';

import { Wind } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import type { ChannelData } from '@/lib/channels/registry';
import { api } from '@/lib/client/api';
import { useChannel } from '@/lib/client/use-channel';
import type { Deseo } from '@/lib/domain/deseos';
import { DeseoItem, type Outcome } from './deseo-item';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { useDeseosChanged } from './use-deseos-changed';

type Row = ChannelData<'desires_tracking'>[number];

const PAGE = 6;

type DeseoListPanelProps = ChannelPanelProps<'desires_tracking'> & {
  /** The person's own list: then an open craving can be closed. */
  own: boolean;
};

export function DeseoListPanel({ consumidorId, zone, initial, own }: DeseoListPanelProps) {
  const view = useChannel('desires_tracking', consumidorId, initial);
  return (
    <PanelFrame title={own ? 'Mis antojos' : 'Antojos'} view={view} zone={zone} height="h-64">
      {(rows) => <DeseoList consumidorId={consumidorId} rows={rows} zone={zone} own={own} />}
    </PanelFrame>
  );
}

/** Outcomes that the server has confirmed and the channel has not brought yet. */
function useResolve(consumidorId: number) {
  const changed = useDeseosChanged(consumidorId);
  const [confirmed, setConfirmed] = useState<Record<number, Outcome>>({});
  const [working, setWorking] = useState<number>();
  const [announced, setAnnounced] = useState('');
  const action = useAction(async (id: number, resultado: Outcome) => {
    setWorking(id);
    try {
      await api.post<Deseo>(`/api/deseos/${id}/resolver`, { resultado });
      setConfirmed((known) => ({ ...known, [id]: resultado }));
      setAnnounced(
        resultado === 'resistido' ? 'Antojo superado. Guardado.' : 'Guardado. Cada intento cuenta.',
      );
      changed();
    } finally {
      setWorking(undefined);
    }
  });
  const apply = (row: Row): Row => {
    const resultado = confirmed[row.deseo_id];
    return resultado && !row.resolved ? { ...row, resolved: true, resultado } : row;
  };
  return { ...action, working, announced, apply };
}

type DeseoListProps = { consumidorId: number; rows: Row[]; zone: string; own: boolean };

function DeseoList({ consumidorId, rows, zone, own }: DeseoListProps) {
  const [shown, setShown] = useState(PAGE);
  const { working, announced, apply, problem, run } = useResolve(consumidorId);
  if (rows.length === 0) return <NoDeseos own={own} />;
  return (
    <>
      <LiveNotice
        kind={problem ? 'error' : undefined}
        title={problem && problemText(problem)}
        className={problem && 'mb-3'}
      />
      <p role="status" className="sr-only">
        {announced}
      </p>
      <ul className="divide-y divide-line">
        {rows.slice(0, shown).map((row) => (
          <DeseoItem
            key={row.deseo_id}
            consumidorId={consumidorId}
            row={apply(row)}
            zone={zone}
            own={own}
            pending={working === row.deseo_id}
            onResolve={(resultado) => run(row.deseo_id, resultado)}
          />
        ))}
      </ul>
      {rows.length > shown && (
        <Button variant="quiet" size="sm" className="mt-2 w-full" onClick={() => setShown(shown + PAGE * 2)}>
          Ver más
        </Button>
      )}
    </>
  );
}

function NoDeseos({ own }: { own: boolean }) {
  return (
    <EmptyState icon={Wind} title="Aún no hay antojos registrados" className="min-h-40">
      {own
        ? 'Cuando llegue uno, regístralo arriba. Verlo pasar también cuenta.'
        : 'Aparecerán aquí en cuanto la persona registre uno.'}
    </EmptyState>
  );
}

'use client';

import { Wind } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAntojo } from '@/components/antojo/antojo-provider';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { ChannelData } from '@/lib/channels/registry';
import { type ShownDeseo, shownDeseos } from '@/lib/client/outbox/pending';
import { useOutboxView } from '@/lib/client/outbox/provider';
import { useLog } from '@/lib/client/outbox/use-log';
import { useChannel } from '@/lib/client/use-channel';
import { DeseoItem } from './deseo-item';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';

type Row = ChannelData<'desires_tracking'>[number];

const PAGE = 6;

type DeseoListPanelProps = ChannelPanelProps<'desires_tracking'> & {
  /** The person's own list: then an open craving can be closed. */
  own: boolean;
};

export function DeseoListPanel({ consumidorId, zone, initial, own }: DeseoListPanelProps) {
  const t = useTranslations('antojo.lista');
  const view = useChannel('desires_tracking', consumidorId, initial);
  return (
    <PanelFrame title={t(own ? 'propia' : 'ajena')} view={view} zone={zone} height="h-64">
      {(rows) => (own ? <OwnList rows={rows} zone={zone} /> : <OthersList rows={rows} zone={zone} />)}
    </PanelFrame>
  );
}

type ListProps = { rows: Row[]; zone: string };

function OthersList({ rows, zone }: ListProps) {
  return (
    <Paged rows={rows.map((row): ShownDeseo => ({ ...row, ref: row.deseo_id, pending: false }))} own={false}>
      {(row) => <DeseoItem key={row.ref} row={row} zone={zone} />}
    </Paged>
  );
}

/** With what is not sent yet, so that what was tapped is there at once. */
function OwnList({ rows, zone }: ListProps) {
  const t = useTranslations('antojo.final');
  const log = useLog();
  const { ride } = useAntojo();
  const view = useOutboxView();
  const [announced, setAnnounced] = useState('');
  return (
    <>
      <p role="status" className="sr-only">
        {announced}
      </p>
      <Paged rows={shownDeseos(rows, view)} own>
        {(row) => (
          <DeseoItem
            key={row.ref}
            row={row}
            zone={zone}
            own={{
              close: (resultado) => {
                log.close(row.ref, resultado);
                setAnnounced(t(`dicho.${resultado}`));
              },
              ride: () => ride(row.ref),
              tell: (details) => log.tell(row.ref, details),
            }}
          />
        )}
      </Paged>
    </>
  );
}

type PagedProps = { rows: ShownDeseo[]; own: boolean; children(row: ShownDeseo): React.ReactNode };

function Paged({ rows, own, children }: PagedProps) {
  const t = useTranslations('antojo.lista');
  const [shown, setShown] = useState(PAGE);
  if (rows.length === 0)
    return (
      <EmptyState icon={Wind} title={t('vacia')} className="min-h-40">
        {t(own ? 'vacia_propia' : 'vacia_ajena')}
      </EmptyState>
    );
  return (
    <>
      <ul className="divide-y divide-line">{rows.slice(0, shown).map(children)}</ul>
      {rows.length > shown && (
        <Button variant="quiet" size="sm" className="mt-2 w-full" onClick={() => setShown(shown + PAGE * 2)}>
          {t('mas')}
        </Button>
      )}
    </>
  );
}

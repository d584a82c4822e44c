'use client';

import { LayoutDashboard } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { LiveNotice } from '@/components/ui/notice';
import { orNothing } from '@/components/ui/or-nothing';
import { Skeleton } from '@/components/ui/skeleton';
import { moved, type PanelId, toggled } from '@/lib/domain/panel-layout';
import type { Arranging } from './use-panel-layout';

const loadList = () => orNothing(import('./arrange-list').then((file) => file.ArrangeList));
const ArrangeList = dynamic(loadList, { ssr: false, loading: () => <Skeleton className="h-96" /> });

type ArrangeDialogProps = { arranging: Arranging; available: readonly PanelId[] };

/** What the dialog does to the layout, and what it says of it to who does not see it. */
function useArrange({ layout, arrange, reset }: Arranging, available: readonly PanelId[]) {
  const t = useTranslations('panel');
  const [told, setTold] = useState('');
  const order = layout.order.filter((panel) => available.includes(panel));
  const move = (panel: PanelId, to: number) => {
    const place = Math.max(0, Math.min(order.length - 1, to));
    if (order.indexOf(panel) === place) return;
    arrange(moved(layout, panel, place, available));
    const values = { panel: t(`nombre.${panel}`), lugar: place + 1, total: order.length };
    setTold(t('organizar.movido', values));
  };
  const toggle = (panel: PanelId) => {
    arrange(toggled(layout, panel));
    const key = layout.hidden.includes(panel) ? 'organizar.mostrado' : 'organizar.oculto';
    setTold(t(key, { panel: t(`nombre.${panel}`) }));
  };
  const restore = () => {
    reset();
    setTold(t('organizar.restablecido'));
  };
  return { order, told, move, toggle, restore };
}

/** The order of the panels and which of them are drawn: by the pointer, or by buttons. What is chosen is kept at once. */
export function ArrangeDialog({ arranging, available }: ArrangeDialogProps) {
  const t = useTranslations('panel.organizar');
  const [isOpen, setOpen] = useState(false);
  const { order, told, move, toggle, restore } = useArrange(arranging, available);
  const { layout, problem, retry } = arranging;
  return (
    <>
      <Button variant="quiet" size="sm" icon={LayoutDashboard} onClick={() => setOpen(true)}>
        {t('abrir')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('titulo')}
        description={t('texto')}
        closable
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="secondary" onClick={restore}>
              {t('restablecer')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('listo')}</Button>
          </>
        }
      >
        <ArrangeList order={order} hidden={layout.hidden} onMove={move} onToggle={toggle} />
        <LiveNotice kind={problem && 'error'} title={problem && t('sin_guardar')} className="mt-3">
          {problem && (
            <button type="button" className="min-h-6 font-medium underline" onClick={retry}>
              {t('reintentar')}
            </button>
          )}
        </LiveNotice>
        <p role="status" className="sr-only">
          {told}
        </p>
      </Dialog>
    </>
  );
}

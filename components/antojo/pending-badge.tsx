'use client';

import { CloudUpload } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { OutboxView } from '@/lib/client/outbox/outbox';
import { useOutboxView } from '@/lib/client/outbox/provider';
import { PendingList } from './pending-list';

/** What is on its way at this moment is not worth a word. */
function isStuck({ items }: OutboxView): boolean {
  return items.some(({ waits, refused }) => waits !== null || refused !== null);
}

/** How much is kept here and not sent yet, and what it is. */
export function PendingBadge() {
  const t = useTranslations('antojo.pendientes');
  const view = useOutboxView();
  const [open, setOpen] = useState(false);
  const n = view.items.length;
  if (!isStuck(view) && !open) return null;
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        icon={CloudUpload}
        data-pending
        className="border-warn bg-warn-wash text-warn max-[22rem]:px-2"
        onClick={() => setOpen(true)}
      >
        {/* Beside the pages of a wide screen there is no more room than on a narrow phone. */}
        <span aria-hidden className="min-[24rem]:max-xl:hidden">
          {n}
        </span>
        <span className="max-[24rem]:sr-only xl:sr-only">{t('cuantos', { n })}</span>
      </Button>
      <Dialog
        open={open}
        title={t('titulo')}
        description={t('texto')}
        closable
        onClose={() => setOpen(false)}
      >
        {open && <PendingList />}
      </Dialog>
    </>
  );
}

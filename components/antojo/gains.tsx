'use client';

import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import type { OutboxView } from '@/lib/client/outbox/outbox';
import { useOutbox, useOutboxView } from '@/lib/client/outbox/provider';
import { useChannel } from '@/lib/client/use-channel';

/** Of those that the server does not count yet, how many more were passed. */
function passedHere({ items, sent }: Pick<OutboxView, 'items' | 'sent'>): number {
  const closed = new Map<string, boolean>();
  for (const { target, op, refused } of items) {
    if (op.kind === 'cierre' && !refused) closed.set(target, op.body.resultado === 'resistido');
    if (op.kind === 'reapertura') closed.delete(target);
  }
  // Sent, and perhaps counted already: rather one too few than one too many.
  for (const { item } of sent) if (item.op.kind === 'reapertura') closed.delete(item.target);
  return [...closed.values()].filter(Boolean).length;
}

/** What stays whatever happens. `kept`: said in so many words. */
export function Gains({ kept }: { kept: boolean }) {
  const t = useTranslations('antojo.final');
  const { number } = useFormats();
  const { consumidorId } = useOutbox();
  const view = useOutboxView();
  const { data } = useChannel('desires_stats', consumidorId);
  const total = data?.find(({ deseo_tipo }) => deseo_tipo === 'total');
  if (!total) return null;
  const n = total.deseos_resistidos + passedHere(view);
  return (
    <div>
      {kept && <p className="text-sm text-ink-soft">{t('queda')}</p>}
      <p className="mt-1">
        <span className="text-5xl font-bold text-accent-ink tabular-nums">{number(n)}</span>{' '}
        <span className="text-ink-soft">{t('superados', { n })}</span>
      </p>
    </div>
  );
}

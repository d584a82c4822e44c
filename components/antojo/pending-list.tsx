'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/components/ui/use-formats';
import type { Item } from '@/lib/client/outbox/item';
import { useOutbox, useOutboxView } from '@/lib/client/outbox/provider';
import { useNow } from '@/lib/client/use-now';
import type { Problem } from '@/lib/domain/errors';

/** What is kept here: what, since when, and why it is not sent yet. */
export function PendingList() {
  const t = useTranslations('antojo.pendientes');
  const { outbox } = useOutbox();
  const { items } = useOutboxView();
  if (items.length === 0) return <p className="mt-4 font-medium text-accent-ink">{t('vacio')}</p>;
  return (
    <>
      <ul className="mt-4 divide-y divide-line">
        {items
          .toSorted((a, b) => a.n - b.n)
          .map((item) => (
            <PendingItem key={item.id} item={item} />
          ))}
      </ul>
      <Button className="mt-4 w-full" variant="secondary" onClick={() => outbox.wake(true)}>
        {t('enviar')}
      </Button>
    </>
  );
}

function PendingItem({ item }: { item: Item }) {
  const t = useTranslations('antojo.pendientes');
  const { age } = useFormats();
  const { outbox } = useOutbox();
  const now = useNow();
  const { op, refused, made_at } = item;
  return (
    <li className="py-3 first:pt-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{t(`que.${op.kind}`)}</span>
        <time dateTime={made_at} className="text-sm text-ink-soft tabular-nums">
          {now > 0 && age(now - Date.parse(made_at))}
        </time>
      </p>
      <p className={refused ? 'text-sm font-medium text-danger' : 'text-sm text-ink-soft'}>
        {refused
          ? t('estado.rechazado', { motivo: reasonOf(refused) })
          : t(`estado.${STATE[item.waits ?? 'nothing']}`)}
      </p>
      {refused && <Decide onRetry={() => outbox.retry(item.id)} onDiscard={() => outbox.discard(item.id)} />}
    </li>
  );
}

const STATE = { network: 'espera', server: 'servidor', account: 'detenido', nothing: 'turno' } as const;

/** Of a field that is not taken its own words say more than the title. */
function reasonOf({ title, detail, errors }: Problem): string {
  return detail ?? errors?.[0]?.detail ?? title;
}

/** What is given up is asked about twice, in the same place: a dialog over a dialog is one too many. */
function Decide({ onRetry, onDiscard }: { onRetry(): void; onDiscard(): void }) {
  const t = useTranslations('antojo.pendientes');
  const cancelar = useTranslations('comun')('cancelar');
  const [asks, setAsks] = useState(false);
  if (!asks)
    return (
      <div className="mt-2 flex gap-2">
        <Button size="sm" variant="secondary" onClick={onRetry}>
          {t('reintentar')}
        </Button>
        <Button size="sm" variant="quiet" onClick={() => setAsks(true)}>
          {t('descartar')}
        </Button>
      </div>
    );
  return (
    <div role="alert" className="mt-2 rounded-xl bg-sunken p-3">
      <p className="font-medium">{t('seguro')}</p>
      <p className="text-sm text-ink-soft">{t('seguro_texto')}</p>
      <div className="mt-2 flex gap-2">
        <Button size="sm" variant="danger" onClick={onDiscard}>
          {t('si')}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => setAsks(false)}>
          {cancelar}
        </Button>
      </div>
    </div>
  );
}

'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/components/ui/use-formats';
import type { Item, Op } from '@/lib/client/outbox/item';
import type { OutboxView } from '@/lib/client/outbox/outbox';
import { useOutbox, useOutboxView } from '@/lib/client/outbox/provider';
import { useNow } from '@/lib/client/use-now';
import { useOnline } from '@/lib/client/use-online';
import type { Problem } from '@/lib/domain/errors';

/** What is kept here: what, since when, and why it is not sent yet. */
export function PendingList() {
  const t = useTranslations('antojo.pendientes');
  const { outbox } = useOutbox();
  const view = useOutboxView();
  const online = useOnline();
  const { items } = view;
  if (items.length === 0) return <p className="mt-4 font-medium text-accent-ink">{t('vacio')}</p>;
  return (
    <>
      <ul className="mt-4 divide-y divide-line">
        {byMoment(items).map((item) => (
          <PendingItem key={item.id} item={item} deseo={deseoBehind(item, view)} />
        ))}
      </ul>
      <Button
        className="mt-4 w-full"
        variant="secondary"
        aria-disabled={!online}
        onClick={() => online && outbox.wake(true)}
      >
        {t(online ? 'enviar' : 'al_volver')}
      </Button>
    </>
  );
}

/** The oldest first, as they happened. */
function byMoment(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => Date.parse(a.made_at) - Date.parse(b.made_at) || a.n - b.n);
}

/** The deseo that something is of, where this browser made it: two cigarettes are told apart by it. */
function deseoBehind({ op, chain }: Item, { items, sent }: OutboxView): Op | undefined {
  if (op.kind === 'deseo') return op;
  return [...items, ...sent.map(({ item }) => item)].find(
    (one) => one.op.kind === 'deseo' && one.target === chain,
  )?.op;
}

/** On the clock of the device in hand: it is this one that keeps it. */
function useMoment(): (instant: string) => string {
  const { time, dayTime } = useFormats();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (instant) =>
    new Date(instant).toDateString() === new Date().toDateString()
      ? time(instant, zone)
      : dayTime(instant, zone);
}

function PendingItem({ item, deseo }: { item: Item; deseo: Op | undefined }) {
  const antojo = useTranslations('antojo');
  const t = useTranslations('antojo.pendientes');
  const { age } = useFormats();
  const moment = useMoment();
  const { outbox } = useOutbox();
  const now = useNow();
  const { op, refused, made_at } = item;
  const isOfDeseo = op.kind === 'consumo' && item.chain !== item.target;
  return (
    <li className="py-3 first:pt-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{t(isOfDeseo ? 'que.consumo_de_antojo' : `que.${op.kind}`)}</span>
        <time dateTime={made_at} className="text-sm text-ink-soft tabular-nums">
          {now > 0 && t('cuando', { hora: moment(made_at), edad: age(now - Date.parse(made_at)) })}
        </time>
      </p>
      {op.kind === 'cierre' && <p className="text-sm">{antojo(`resultado.${op.body.resultado}`)}</p>}
      {deseo?.kind === 'deseo' && <OfDeseo body={deseo.body} isItself={deseo === op} />}
      <p className={refused ? 'text-sm font-medium text-danger' : 'text-sm text-ink-soft'}>
        {refused
          ? t('estado.rechazado', { motivo: reasonOf(refused) })
          : t(`estado.${STATE[item.waits ?? 'nothing']}`)}
      </p>
      {refused && <Decide onRetry={() => outbox.retry(item.id)} onDiscard={() => outbox.discard(item.id)} />}
    </li>
  );
}

type OfDeseoProps = { body: Extract<Op, { kind: 'deseo' }>['body']; isItself: boolean };

function OfDeseo({ body: { tipo: de, ocurrido_at }, isItself }: OfDeseoProps) {
  const t = useTranslations('antojo');
  const moment = useMoment();
  const tipo = t(`tipo.${de}`);
  return (
    <p className="text-sm">
      {isItself ? tipo : t('pendientes.de_antojo', { tipo, hora: moment(ocurrido_at) })}
    </p>
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

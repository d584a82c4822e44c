'use client';

import { Bell as BellIcon, BellOff, CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Popover } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import { problemText, useAction } from '@/components/ui/use-action';
import { AvisoItem } from './aviso-item';
import { markAllRead, markRead, tellListOpened, useAvisos } from './use-avisos';

/** As many as one looks through at a glance; the page has them all. */
const SHOWN = 8;
const MOST_COUNTED = 9;

/** What the account was told lately, on every page. It says how many are new, and does not ask to be pressed. */
export function Bell() {
  const t = useTranslations('avisos');
  const { unread } = useAvisos();
  // What is seen is what is read out.
  const cuantos = unread > MOST_COUNTED ? `${MOST_COUNTED}+` : String(unread);
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) tellListOpened();
      }}
      aria-label={t('titulo')}
      className="w-[min(24rem,calc(100vw-1.5rem))]"
      trigger={
        <button
          type="button"
          aria-label={t('campana', { n: unread, cuantos })}
          className="relative grid size-11 place-items-center rounded-[0.625rem] text-ink-soft hover:bg-sunken hover:text-ink sm:size-9"
        >
          <BellIcon aria-hidden className="size-5" />
          {unread > 0 && (
            <span
              aria-hidden
              className="absolute top-0.5 right-0 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent-wash px-1 text-xs font-semibold text-accent-ink tabular-nums ring-2 ring-surface sm:-top-0.5 sm:-right-1"
            >
              {cuantos}
            </span>
          )}
        </button>
      }
    >
      <BellList onLeave={() => setOpen(false)} />
    </Popover>
  );
}

function BellList({ onLeave }: { onLeave(): void }) {
  const t = useTranslations('avisos');
  const { avisos, unread, problem: failed } = useAvisos();
  const { pending, problem, run } = useAction(() => markAllRead(avisos?.[0]?.id ?? 0).then(() => {}));
  const told = problem ?? (avisos ? undefined : failed);
  return (
    <>
      <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 border-b border-line px-4 py-2">
        <h2 className="text-base font-semibold">{t('titulo')}</h2>
        {unread > 0 && (
          <Button variant="quiet" size="sm" icon={CheckCheck} pending={pending} onClick={() => run()}>
            {t('leer_todos')}
          </Button>
        )}
      </div>
      <p role="alert" className="px-4 pt-3 text-sm font-medium text-danger empty:hidden">
        {told && problemText(told)}
      </p>
      <div className="max-h-[min(26rem,60dvh)] overflow-y-auto p-2">
        {!avisos && !failed && <Skeleton className="m-2 h-32" />}
        {avisos?.length === 0 && (
          <EmptyState icon={BellOff} title={t('vacio.titulo')}>
            {t('vacio.texto')}
          </EmptyState>
        )}
        <ul>
          {avisos?.slice(0, SHOWN).map((aviso) => (
            <li key={aviso.id}>
              <AvisoItem
                aviso={aviso}
                onOpen={(opened) => {
                  markRead(opened).catch(() => {});
                  if (opened.enlace) onLeave();
                }}
              />
            </li>
          ))}
        </ul>
      </div>
      <div className="border-t border-line p-2">
        <ButtonLink href="/cuenta/avisos" variant="quiet" size="sm" className="w-full" onClick={onLeave}>
          {t('ver_todos')}
        </ButtonLink>
      </div>
    </>
  );
}

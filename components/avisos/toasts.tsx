'use client';

import { X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from '@/components/ui/link';
import type { Notificacion } from '@/lib/domain/notificaciones';
import { AvisoIcon } from './aviso-item';
import { markRead, onListOpened, useAvisos } from './use-avisos';

const MOST_AT_ONCE = 2;
const SHOWN_MS = 8_000;

/** What arrives while somebody looks. It waits in the bell as well: who lets it pass misses nothing. */
export function Toasts() {
  const t = useTranslations('avisos');
  const [shown, close] = useArrivals();
  return (
    <Toast.Provider label={t('titulo')} duration={SHOWN_MS} swipeDirection="right">
      {shown.map((aviso) => (
        <AvisoToast key={aviso.id} aviso={aviso} onClose={() => close(aviso.id)} />
      ))}
      <Toast.Viewport
        label={t('region', { hotkey: 'F8' })}
        className="fixed inset-x-3 bottom-[calc(10rem+env(safe-area-inset-bottom))] z-30 ml-auto grid max-w-sm gap-2 outline-none empty:hidden max-sm:*:nth-[n+2]:hidden sm:right-6 sm:left-auto sm:w-96 xl:bottom-24"
      />
    </Toast.Provider>
  );
}

function AvisoToast({ aviso, onClose }: { aviso: Notificacion; onClose(): void }) {
  const t = useTranslations('avisos');
  const { tipo, contenido, enlace } = aviso;
  const read = () => {
    markRead(aviso).catch(() => {});
    onClose();
  };
  return (
    <Toast.Root
      type="background"
      // What the person has to do something about stays until they say so.
      duration={tipo === 'alerta' ? Number.POSITIVE_INFINITY : SHOWN_MS}
      onOpenChange={(open) => !open && onClose()}
      className="appears flex items-start gap-3 rounded-2xl border border-line bg-surface p-3 shadow-xl"
    >
      <AvisoIcon tipo={tipo} />
      <div className="min-w-0 grow text-sm">
        <Toast.Title className="text-xs text-ink-faint">{t(`tipo.${tipo}`)}</Toast.Title>
        <Toast.Description className="mt-0.5 break-words">{contenido}</Toast.Description>
        {enlace && (
          <Toast.Action asChild altText={t('ver')}>
            <Link
              href={enlace}
              onClick={read}
              className="mt-1 inline-flex min-h-9 items-center font-medium text-accent-ink underline-offset-4 hover:underline"
            >
              {t('ver')}
            </Link>
          </Toast.Action>
        )}
      </div>
      <Toast.Close
        aria-label={t('cerrar')}
        onClick={read}
        className="grid size-9 shrink-0 place-items-center rounded-lg text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </Toast.Close>
    </Toast.Root>
  );
}

/** Those that came since the page was opened, were not read anywhere, and whose time is not over; few at once. */
function useArrivals(): [Notificacion[], (id: number) => void] {
  const { avisos } = useAvisos();
  const newest = useRef<number>(undefined);
  const [arrived, setArrived] = useState<number[]>([]);
  useEffect(() => {
    if (!avisos) return;
    const before = newest.current;
    newest.current = Math.max(before ?? 0, ...avisos.map(({ id }) => id));
    if (before === undefined || document.visibilityState === 'hidden') return;
    const fresh = avisos.filter(({ id, leida }) => id > before && !leida).map(({ id }) => id);
    if (fresh.length > 0) setArrived((held) => [...held, ...fresh.toReversed()]);
  }, [avisos]);
  useEffect(() => onListOpened(() => setArrived([])), []);
  const shown = arrived.flatMap((id) => avisos?.filter((one) => one.id === id && !one.leida) ?? []);
  return [shown.slice(0, MOST_AT_ONCE), (id) => setArrived((held) => held.filter((one) => one !== id))];
}

'use client';

import { CloudOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/components/ui/use-formats';
import { useLivePage } from '@/lib/client/live-context';
import { useLiveStatus } from '@/lib/client/use-live-status';

/** Without a connection the page says so, and of when it is: what stands on it may have changed since. */
export function OfflineBanner() {
  const t = useTranslations('avisos.sin_conexion');
  const { since, retry } = useOffline();
  const { time, dayTime } = useFormats();
  if (since === undefined) return null;
  // On the clock of the device in hand: this is about when it was last online.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isToday = new Date(since).toDateString() === new Date().toDateString();
  const cuando = isToday ? time(since, zone) : dayTime(since, zone);
  return (
    <section aria-label={t('titulo')} className="border-b border-line bg-warn-wash text-warn">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm sm:px-6">
        <p role="status" className="flex min-w-0 grow items-start gap-2">
          <CloudOff aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{t('de_las', { cuando, dia: isToday ? 'hoy' : 'otro' })}</span>
        </p>
        <Button variant="secondary" size="sm" onClick={retry}>
          {t('reintentar')}
        </Button>
      </div>
    </section>
  );
}

/** The moment (ISO) that the page is of, while there is no connection. */
function useOffline() {
  const router = useRouter();
  const { usuario_id } = useLivePage();
  const { phase } = useLiveStatus('notificaciones', usuario_id);
  const [since, setSince] = useState<string>();
  const isOld = useRef(false);
  const tell = useCallback((at: string) => {
    isOld.current = true;
    setSince((held) => held ?? at);
  }, []);
  const back = useCallback(() => {
    if (!isOld.current) return;
    isOld.current = false;
    delete document.documentElement.dataset.guardada;
    setSince(undefined);
    router.refresh();
  }, [router]);
  // The socket knows better than the browser: it may say online where nothing gets through.
  useEffect(() => {
    if (phase === 'live') back();
  }, [phase, back]);
  useEffect(() => {
    const { guardada } = document.documentElement.dataset;
    const lost = () => tell(new Date().toISOString());
    // The worker marks a page that it had kept; React leaves the mark alone.
    if (guardada) tell(guardada);
    else if (!navigator.onLine) lost();
    window.addEventListener('offline', lost);
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', back);
    };
  }, [back, tell]);
  return { since, retry: () => window.location.reload() };
}

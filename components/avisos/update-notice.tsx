'use client';

import { Sparkles } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useLivePage } from '@/lib/client/live-context';
import { onUpdate, startWorker, takeUpdate, tellWorker, whenControlled } from '@/lib/client/service-worker';
import type { Rol } from '@/lib/domain/usuarios';

/** Found again without a connection, also by who never opened them before. */
const ALWAYS_KEPT = ['/panel', '/panel/antojo', '/panel/cigarro'];

/** Starts the worker, has it keep the pages of a consumidor, and offers a new version: never takes it by itself. */
export function UpdateNotice({ rol }: { rol: Rol }) {
  const t = useTranslations('avisos.version');
  const [ready, setReady] = useState<ServiceWorkerRegistration>();
  const { isTyping, afterwards, wait } = useTyping(() => ready && takeUpdate(ready));
  useKeptPages(rol);
  useEffect(() => {
    let stop = () => {};
    let over = false;
    void startWorker().then((registration) => {
      if (registration && !over) stop = onUpdate(registration, () => setReady(registration));
    });
    return () => {
      over = true;
      stop();
    };
  }, []);
  return (
    <div role="status" className="not-empty:border-b not-empty:border-line">
      {ready && (
        <div className="bg-info-wash text-info">
          <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm sm:px-6">
            <p className="flex min-w-0 grow items-start gap-2">
              <Sparkles aria-hidden className="mt-0.5 size-4 shrink-0" />
              {t(afterwards ? 'despues' : 'hay')}
            </p>
            {!afterwards && (
              <Button variant="secondary" size="sm" onClick={() => (isTyping() ? wait() : takeUpdate(ready))}>
                {t('actualizar')}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** While something was typed on the page and not sent, nothing begins anew: it waits until the page is left. */
function useTyping(leave: () => void) {
  const pathname = usePathname();
  const typed = useRef(false);
  const [afterwards, setAfterwards] = useState(false);
  const left = useRef(leave);
  left.current = leave;
  const here = useRef(pathname);
  useEffect(() => {
    if (here.current === pathname) return;
    here.current = pathname;
    typed.current = false;
    if (afterwards) left.current();
  }, [pathname, afterwards]);
  useEffect(() => {
    const type = () => {
      typed.current = true;
    };
    const sent = () => {
      typed.current = false;
    };
    document.addEventListener('input', type);
    document.addEventListener('submit', sent);
    return () => {
      document.removeEventListener('input', type);
      document.removeEventListener('submit', sent);
    };
  }, []);
  return { isTyping: () => typed.current, afterwards, wait: () => setAfterwards(true) };
}

/** The router asks the server for parts of pages; the worker needs them whole. */
function useKeptPages(rol: Rol): void {
  const pathname = usePathname();
  const { usuario_id } = useLivePage();
  useEffect(() => {
    if (rol !== 'consumidor' || usuario_id === 0) return;
    void whenControlled().then(() => tellWorker({ type: 'visited', paths: [pathname] }));
  }, [rol, usuario_id, pathname]);
  useEffect(() => {
    if (rol !== 'consumidor') return;
    void whenControlled().then(() => tellWorker({ type: 'visited', paths: ALWAYS_KEPT }));
  }, [rol]);
}

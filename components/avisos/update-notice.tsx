'use client';

import { Sparkles } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useLivePage } from '@/lib/client/live-context';
import {
  onUpdate,
  startWorker,
  takeUpdate,
  tellWorker,
  updateAfter,
  wentTo,
  whenControlled,
} from '@/lib/client/service-worker';
import { whenIdle } from '@/lib/client/when-idle';
import type { Rol } from '@/lib/domain/usuarios';

/** Found again without a connection, also by who never opened them before. */
const ALWAYS_KEPT = ['/panel', '/panel/antojo', '/panel/cigarro'];

/** Starts the worker, has it keep the pages of a consumidor, and offers a new version: never takes it by itself. */
export function UpdateNotice({ rol }: { rol: Rol }) {
  const t = useTranslations('avisos.version');
  const pathname = usePathname();
  const ready = useNewVersion();
  const isTyping = useTyping(pathname);
  const [waits, setWaits] = useState(false);
  useKeptPages(rol);
  const update = () => {
    if (!ready) return;
    if (!isTyping()) return takeUpdate(ready);
    updateAfter(ready, pathname);
    setWaits(true);
  };
  return (
    <div role="status" className="not-empty:border-b not-empty:border-line">
      {ready && (
        <div className="bg-info-wash text-info">
          <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm sm:px-6">
            <p className="flex min-w-0 grow items-start gap-2">
              <Sparkles aria-hidden className="mt-0.5 size-4 shrink-0" />
              {t(waits ? 'despues' : 'hay')}
            </p>
            {!waits && (
              <Button variant="secondary" size="sm" onClick={update}>
                {t('actualizar')}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function useNewVersion(): ServiceWorkerRegistration | undefined {
  const [ready, setReady] = useState<ServiceWorkerRegistration>();
  useEffect(() => {
    let stop = () => {};
    let over = false;
    const start = async () => {
      const registration = await startWorker();
      if (registration && !over) stop = onUpdate(registration, () => setReady(registration));
    };
    const takeBack = whenIdle(() => void start());
    return () => {
      over = true;
      takeBack();
      stop();
    };
  }, []);
  return ready;
}

/** Whether something was typed on the page and not sent: then nothing begins anew before it is left. */
function useTyping(pathname: string): () => boolean {
  const typed = useRef(false);
  useEffect(() => {
    typed.current = false;
    wentTo(pathname);
  }, [pathname]);
  useEffect(() => {
    const told = (event: Event) => {
      typed.current = event.type === 'input';
    };
    document.addEventListener('input', told);
    document.addEventListener('submit', told);
    return () => {
      document.removeEventListener('input', told);
      document.removeEventListener('submit', told);
    };
  }, []);
  return () => typed.current;
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

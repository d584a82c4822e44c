'use client';

import { X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHydrated } from '@/lib/client/use-hydrated';

type Message = {
  text: string;
  /** The one thing that can be done about it. */
  action?: { label: string; run(): void };
};
type Shown = Message & { n: number };

const ToastContext = createContext<((message: Message) => void) | undefined>(undefined);

/** Says in a corner what happened; the next one takes the place of the last. */
export function useToast(): (message: Message) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast needs a Toaster above it');
  return show;
}

/** Long enough to read and to reach; it waits while a pointer or the focus is on it. */
const SHOWN_MS = 10_000;

export function Toaster({ children }: { children: ReactNode }) {
  const t = useTranslations('comun');
  // It places itself by styles that a page may not come with.
  const isHydrated = useHydrated();
  const [shown, setShown] = useState<Shown>();
  const show = useMemo(
    () => (message: Message) => setShown((before) => ({ ...message, n: (before?.n ?? 0) + 1 })),
    [],
  );
  return (
    <ToastContext value={show}>
      {children}
      {isHydrated && (
        <Toast.Provider duration={SHOWN_MS} label={t('avisos')} swipeDirection="down">
          {shown && (
            <Toast.Root
              key={shown.n}
              type="background"
              onOpenChange={(open) => !open && setShown((now) => (now?.n === shown.n ? undefined : now))}
              className="flex items-center gap-2 rounded-xl border border-line bg-surface py-2 pr-2 pl-4 text-ink shadow-xl"
            >
              <Toast.Description className="min-w-0 grow font-medium">{shown.text}</Toast.Description>
              {shown.action && (
                <Toast.Action
                  altText={shown.action.label}
                  onClick={shown.action.run}
                  className="min-h-11 rounded-[0.625rem] px-3 font-medium text-accent-ink underline hover:bg-sunken"
                >
                  {shown.action.label}
                </Toast.Action>
              )}
              <Toast.Close
                aria-label={t('cerrar')}
                className="grid size-11 place-items-center rounded-[0.625rem] text-ink-soft hover:bg-sunken"
              >
                <X aria-hidden className="size-5" />
              </Toast.Close>
            </Toast.Root>
          )}
          <Toast.Viewport
            label={t('avisos')}
            className="fixed inset-x-4 bottom-[calc(5.5rem+env(safe-area-inset-bottom))] z-40 mx-auto max-w-md outline-none lg:bottom-6"
          />
        </Toast.Provider>
      )}
    </ToastContext>
  );
}

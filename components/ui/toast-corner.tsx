'use client';

import { X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { useTranslations } from 'use-intl';
import type { ShownToast } from './toast';

/** Long enough to read and to reach; it waits while a pointer or the focus is on it. */
const SHOWN_MS = 10_000;

type ToastCornerProps = { shown: ShownToast | undefined; onClose(n: number): void };

export function ToastCorner({ shown, onClose }: ToastCornerProps) {
  const t = useTranslations('comun');
  return (
    <Toast.Provider duration={SHOWN_MS} label={t('avisos')} swipeDirection="down">
      {shown && (
        <Toast.Root
          key={shown.n}
          type="background"
          onOpenChange={(open) => !open && onClose(shown.n)}
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
        className="fixed inset-x-4 bottom-[calc(5.5rem+env(safe-area-inset-bottom))] z-40 mx-auto max-w-md outline-none xl:bottom-6"
      />
    </Toast.Provider>
  );
}

'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { orNothing } from '@/components/ui/or-nothing';

type Message = {
  text: string;
  /** The one thing that can be done about it. */
  action?: { label: string; run(): void };
};
export type ShownToast = Message & { n: number };

const ToastContext = createContext<((message: Message) => void) | undefined>(undefined);

/** Says in a corner what happened; the next one takes the place of the last. */
export function useToast(): (message: Message) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast needs a Toaster above it');
  return show;
}

/** Placed by styles that a page may not come with, and loaded after it: nothing is said before somebody did something. */
const ToastCorner = dynamic(() => orNothing(import('./toast-corner').then((one) => one.ToastCorner)), {
  ssr: false,
});

export function Toaster({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<ShownToast>();
  const show = useMemo(
    () => (message: Message) => setShown((before) => ({ ...message, n: (before?.n ?? 0) + 1 })),
    [],
  );
  return (
    <ToastContext value={show}>
      {children}
      <ToastCorner shown={shown} onClose={(n) => setShown((now) => (now?.n === n ? undefined : now))} />
    </ToastContext>
  );
}

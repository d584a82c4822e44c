'use client';

import dynamic from 'next/dynamic';
import { useOnceIdle } from '@/lib/client/when-idle';

const Toasts = dynamic(() => import('./toasts').then((file) => file.Toasts), { ssr: false });

/** Nothing to see until something arrives: it is loaded after the page. */
export function LateToasts() {
  return useOnceIdle() && <Toasts />;
}

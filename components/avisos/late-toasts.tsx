'use client';

import dynamic from 'next/dynamic';
import { orNothing } from '@/components/ui/or-nothing';

/** Nothing to see until something arrives: it is loaded after the page. */
export const LateToasts = dynamic(() => orNothing(import('./toasts').then(({ Toasts }) => Toasts)), {
  ssr: false,
});

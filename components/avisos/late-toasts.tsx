'use client';

import dynamic from 'next/dynamic';

/** Nothing to see until something arrives: it is loaded after the page. */
export const LateToasts = dynamic(() => import('./toasts').then(({ Toasts }) => Toasts), { ssr: false });

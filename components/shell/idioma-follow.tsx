'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLocale } from 'use-intl';

/** The rest of the answer that brought another language may be under way still. */
const SETTLED_MS = 250;
const told = () => document.querySelector('meta[name="idioma"]')?.getAttribute('content');

/**
 * A page that is gone to brings its head, and leaves the layouts around it as they were: where the language was changed
 * elsewhere meanwhile, in another tab or on another device, they are drawn anew.
 */
export function IdiomaFollow() {
  const idioma = useLocale();
  const router = useRouter();
  useEffect(() => {
    let last = told();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      const now = told();
      if (now === last || now === undefined) return;
      last = now;
      clearTimeout(timer);
      timer = setTimeout(() => now !== idioma && router.refresh(), SETTLED_MS);
    });
    observer.observe(document.head, { childList: true, subtree: true, attributes: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [idioma, router]);
  return null;
}

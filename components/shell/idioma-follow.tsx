'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useLocale } from 'use-intl';
import { keptIdioma } from '@/lib/client/page-idioma';
import type { Idioma } from '@/lib/domain/usuarios';

/** The rest of the answer that brought another language may be under way still. */
const SETTLED_MS = 250;
const told = () => document.querySelector('meta[name="idioma"]')?.getAttribute('content');

/**
 * A page that is gone to brings its head, and leaves the layouts around it as they were: where the language was changed
 * elsewhere meanwhile, on another device, they are drawn anew.
 */
export function IdiomaFollow() {
  const idioma = useLocale();
  const router = useRouter();
  useOtherTabs();
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

/** The head of a page that was fetched ahead is as old as that; what another tab kept is of now. */
function useOtherTabs(): void {
  const idioma = useLocale();
  const router = useRouter();
  const pathname = usePathname();
  const known = useRef<{ kept: Idioma | undefined; pathname: string }>(undefined);
  useEffect(() => {
    const before = known.current;
    const kept = keptIdioma();
    known.current = { kept, pathname };
    if (before && before.pathname !== pathname && kept && kept !== before.kept && kept !== idioma)
      router.refresh();
  }, [pathname, idioma, router]);
}

'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';
import { Skeleton } from '@/components/ui/skeleton';

/** The heights (px) of what was left, by its stamp. */
const left = new Map<string, number>();

type DrawnOnceProps = { stamp: string; children: ReactNode };

/**
 * Data of somebody else, as the server drew it for this one visit. The router and the browser keep a page that was left,
 * with its values, and the person may have stopped sharing since: on the way back only its place is kept until the server
 * has drawn it anew. `stamp`: another one in each answer of the server.
 */
export function DrawnOnce({ stamp, children }: DrawnOnceProps) {
  const t = useTranslations('comun');
  const router = useRouter();
  const place = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState(() => (left.has(stamp) ? stamp : undefined));

  useLayoutEffect(() => {
    const node = place.current;
    return () => void left.set(stamp, node?.offsetHeight ?? 0);
  }, [stamp]);
  useEffect(() => {
    if (left.has(stamp)) router.refresh();
    // Before the browser puts the page away: afterwards nothing of it runs until it is shown again.
    const away = ({ persisted }: PageTransitionEvent) => persisted && flushSync(() => setKept(stamp));
    const back = ({ persisted }: PageTransitionEvent) => persisted && router.refresh();
    window.addEventListener('pagehide', away);
    window.addEventListener('pageshow', back);
    return () => {
      window.removeEventListener('pagehide', away);
      window.removeEventListener('pageshow', back);
    };
  }, [router, stamp]);

  if (kept !== stamp) return <div ref={place}>{children}</div>;
  return (
    <div ref={place} role="status" className="grid" style={{ minHeight: left.get(stamp) }}>
      <span className="sr-only">{t('cargando')}</span>
      <Skeleton className="min-h-64" />
    </div>
  );
}

'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { useInSight } from '@/lib/client/use-in-sight';

/** Far enough that it is drawn when the reader gets there. */
const AROUND = '50% 0px';

/** Holds the place of a picture until the reader comes near it: before that its library is neither loaded nor run. */
export function OnceNear({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const isNear = useInSight(place, { around: AROUND, before: false });
  const [drawn, setDrawn] = useState(false);
  if (isNear && !drawn) setDrawn(true);
  return (
    <div ref={place} className="h-full">
      {drawn ? children : <Skeleton className="h-full" />}
    </div>
  );
}

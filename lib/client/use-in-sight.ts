'use client';
import { type RefObject, useEffect, useState } from 'react';

/** Far enough around the window that nobody scrolls faster. */
const AROUND = '50% 0px';

/** Whether an element is in the window or near it. True until the page is alive. */
export function useInSight(ref: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new IntersectionObserver((entries) => setInSight(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: AROUND,
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [ref]);
  return inSight;
}

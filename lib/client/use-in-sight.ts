'use client';
import { type RefObject, useEffect, useState } from 'react';

/** Far enough around the window that nobody scrolls faster. */
const AROUND = '50% 0px';

/** Whether an element is in the window or near it; `before`: what counts until the page is alive. */
export function useInSight(ref: RefObject<Element | null>, before = true): boolean {
  const [inSight, setInSight] = useState(before);
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

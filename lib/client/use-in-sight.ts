'use client';
import { type RefObject, useEffect, useState } from 'react';

type Sight = {
  /** How far around the window still counts, as a root margin. */
  around: string;
  /** What counts until the page is alive. */
  before: boolean;
};

/** Whether an element is in the window or near it. */
export function useInSight(ref: RefObject<Element | null>, { around, before }: Sight): boolean {
  const [inSight, setInSight] = useState(before);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new IntersectionObserver((entries) => setInSight(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: around,
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [ref, around]);
  return inSight;
}

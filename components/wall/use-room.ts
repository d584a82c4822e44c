'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Room } from './fit';

/** The room that the window leaves from the top of an element on, less what stands below it. Undefined until it is measured. */
export function useRoom(list: RefObject<HTMLElement | null>, below: RefObject<HTMLElement | null>) {
  const [room, setRoom] = useState<Room>();
  useLayoutEffect(() => {
    const [above, foot] = [list.current, below.current];
    if (!above || !foot) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const top = above.getBoundingClientRect().top + window.scrollY;
      const height = window.innerHeight - top - foot.offsetHeight;
      setRoom((before) => sameOr(before, { width: above.clientWidth, height, rem }));
    };
    measure();
    // The lines above and below wrap when the text grows.
    const observer = new ResizeObserver(measure);
    for (const element of [above, foot]) observer.observe(element);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [list, below]);
  return room;
}

function sameOr(before: Room | undefined, now: Room): Room {
  const isSame = before?.width === now.width && before.height === now.height && before.rem === now.rem;
  return before && isSame ? before : now;
}

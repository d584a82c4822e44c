'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Room } from './fit';

/** The room that the window leaves from the top of an element on, less what stands below it. Undefined until it is measured. */
export function useRoom(list: RefObject<HTMLElement | null>, below: RefObject<HTMLElement | null>) {
  const [room, setRoom] = useState<Room>();
  useLayoutEffect(() => {
    const measure = () => {
      if (!list.current) return;
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const top = list.current.getBoundingClientRect().top + window.scrollY;
      const foot = below.current?.offsetHeight ?? 0;
      setRoom({ width: list.current.clientWidth, height: window.innerHeight - top - foot, rem });
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [list, below]);
  return room;
}

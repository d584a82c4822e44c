'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { gridStep } from './grid-step';

/** One stop for the Tab key, the arrow keys within: `cell` gives what each place of the grid needs for it. */
export function useGridFocus(columns: number, count: number, first: number) {
  const [chosen, setChosen] = useState<number | null>(null);
  const cells = useRef(new Map<number, HTMLElement>());
  const at = Math.min(chosen ?? first, count - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = gridStep(event.key, at, columns, count);
    if (next === undefined) return;
    event.preventDefault();
    // The first and the last week of a month have places without a day.
    cells.current.get(next)?.focus();
  };
  const cell = (place: number) => ({
    ref: (element: HTMLElement | null) => {
      if (element) cells.current.set(place, element);
      else cells.current.delete(place);
    },
    tabIndex: place === at ? 0 : -1,
    onFocus: () => setChosen(place),
  });
  return { at, chosen, onKeyDown, cell };
}

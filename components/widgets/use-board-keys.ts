'use client';

import { type KeyboardEvent, type RefObject, useEffect } from 'react';

const PERSON = 'a[data-person]';

/** Arrows go from person to person as they lie on the screen, Home and End to the first and the last. */
export function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const link = event.target instanceof HTMLElement ? event.target.closest(PERSON) : null;
  if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>(PERSON)];
  const target = neighbour(links, links.indexOf(link as HTMLElement), event.key);
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function neighbour(links: readonly HTMLElement[], from: number, key: string): HTMLElement | undefined {
  const columns = columnsOf(links);
  const steps: Record<string, number> = {
    ArrowRight: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: from + columns,
    ArrowUp: from - columns,
    Home: 0,
    End: links.length - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : links[to];
}

/** How many cards lie beside each other: those that begin as high as the first. */
function columnsOf(links: readonly HTMLElement[]): number {
  const tops = links.map((link) => link.closest('li')?.offsetTop);
  const next = tops.findIndex((top) => top !== tops[0]);
  return next > 0 ? next : Math.max(1, links.length);
}

/** A dialog that a card opened has keys of its own. */
export function isInDialog({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('dialog') !== null;
}

export function focusPerson(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>(PERSON)?.focus();
}

const EDITABLE = 'input, textarea, select, [contenteditable], dialog';

/** `/` from anywhere on the page leads to the search. */
export function useSlash(search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(EDITABLE)) return;
      event.preventDefault();
      search.current?.focus();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [search]);
}

'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

/** Long enough to read twelve people, short enough that nobody is out of sight for long. */
const TURN_MS = 20_000;
const SORT_EVERY_MS = 60_000;

/**
 * Which page is shown. Pages turn by themselves, and everybody is sorted anew when the first one comes round again, or
 * once a minute where there is only one: nobody moves while somebody looks for them. Paused, nothing of this happens.
 */
export function useWallPages(pages: number, paused: boolean, sort: () => void) {
  const [turned, setTurned] = useState(0);
  const page = turned % pages;
  const turn = useCallback((by: number) => setTurned((before) => (before + by + pages) % pages), [pages]);
  useEffect(() => {
    if (paused || pages < 2) return;
    // Begins anew with each page: one that somebody chose stays for its whole time.
    const timer = setTimeout(() => setTurned(page + 1), TURN_MS);
    return () => clearTimeout(timer);
  }, [paused, pages, page]);
  useEffect(() => {
    if (paused || pages > 1) return;
    const timer = setInterval(sort, SORT_EVERY_MS);
    return () => clearInterval(timer);
  }, [paused, pages, sort]);
  const last = useRef(page);
  useEffect(() => {
    if (page === 0 && last.current === pages - 1 && pages > 1 && !paused) sort();
    last.current = page;
  }, [page, pages, paused, sort]);
  return { page, turn };
}

'use client';

import { useEffect, useRef, useState } from 'react';

/**
 * The newest value, but at most once in `everyMs`: an SVG chart of a day does not have to be drawn anew for each
 * reading, four times a second.
 */
export function useCalm<Value>(value: Value, everyMs: number): Value {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    const timer = setInterval(() => setShown(latest.current), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return shown;
}

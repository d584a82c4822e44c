'use client';

import { useEffect, useRef, useState } from 'react';

/** How often what is told in words and figures moves on; the trace goes on by itself between. */
const TICK_MS = 250;

/** A moment between two others that moves on while it plays, and stops at the end. */
export function usePlayback(from: number, to: number, start: number) {
  const [speed, setSpeed] = useState(1);
  const [isPlaying, setPlaying] = useState(false);
  const [ms, setMs] = useState(start);
  /** Where it was when the wall clock showed `wall`. */
  const anchor = useRef({ ms: start, wall: 0 });
  const moment = () => {
    if (!isPlaying) return anchor.current.ms;
    const passed = (performance.now() - anchor.current.wall) * speed;
    return Math.min(to, anchor.current.ms + passed);
  };
  const moveTo = (next: number) => {
    const within = Math.min(to, Math.max(from, next));
    anchor.current = { ms: within, wall: performance.now() };
    setMs(within);
  };
  const latest = useRef(moment);
  latest.current = moment;

  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => {
      const now = latest.current();
      setMs(now);
      if (now < to) return;
      anchor.current = { ms: to, wall: 0 };
      setPlaying(false);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isPlaying, to]);

  return {
    ms,
    speed,
    isPlaying,
    /** The very moment, for what is drawn many times a second. */
    edge: () => latest.current(),
    moveTo,
    choose: (next: number) => {
      moveTo(moment());
      setSpeed(next);
    },
    toggle: () => {
      moveTo(moment() >= to ? from : moment());
      setPlaying(!isPlaying);
    },
  };
}

'use client';

import { useEffect, useRef, useState } from 'react';
import { useAction } from '@/components/ui/use-action';

const RETRY_MS = 5_000;

/**
 * One save at a time. Without a connection it is tried again, when the browser says that there is one and every few
 * seconds, with what the form holds by then; `waiting` until it is through or refused.
 */
export function useSave(save: () => Promise<void>) {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const [waiting, setWaiting] = useState(false);
  const action = useAction(async () => {
    await latest.current();
    setWaiting(false);
  });
  const { problem, run } = action;
  const again = useRef(run);
  useEffect(() => {
    again.current = run;
  });

  useEffect(() => {
    if (!problem) return;
    const offline = problem.code === 'unavailable';
    setWaiting(offline);
    if (!offline) return;
    const retry = () => void again.current();
    const timer = setTimeout(retry, RETRY_MS);
    window.addEventListener('online', retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', retry);
    };
  }, [problem]);

  return { ...action, waiting };
}

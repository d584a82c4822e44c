'use client';

import { useEffect, useState } from 'react';
import { formatAge } from '@/components/ui/format';
import { pageClock } from '@/lib/client/server-clock';

type AgeProps = { since: string; everyMs?: number };

/** How long ago a moment was. Empty until the page is alive: the server cannot know when it will be read. */
export function Age({ since, everyMs = 1_000 }: AgeProps) {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    const tick = () => setNow(pageClock.now());
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return (
    <time dateTime={since} className="tabular-nums">
      {now === undefined ? '' : formatAge(now - Date.parse(since))}
    </time>
  );
}

'use client';

import { useEffect } from 'react';
import { useNow } from '@/lib/client/use-now';
import { formatCountdown } from '@/lib/i18n/format';

type CountdownProps = { until: string; onEnd(): void };

/** Time left, as m:ss, against the server's clock. */
export function Countdown({ until, onEnd }: CountdownProps) {
  const now = useNow();
  const left = now === 0 ? undefined : Date.parse(until) - now;
  const over = left !== undefined && left <= 0;

  useEffect(() => {
    if (over) onEnd();
  }, [over, onEnd]);

  return (
    <span role="timer" className="font-semibold tabular-nums">
      {left === undefined ? '' : formatCountdown(left)}
    </span>
  );
}

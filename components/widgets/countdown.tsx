'use client';

import { useEffect, useRef, useState } from 'react';
import { formatCountdown } from '@/components/ui/format';
import { pageClock } from '@/lib/client/server-clock';

type CountdownProps = { until: string; onEnd(): void };

/** Time left, as mm:ss, against the server's clock. */
export function Countdown({ until, onEnd }: CountdownProps) {
  const leftNow = () => Date.parse(until) - pageClock.now();
  const [left, setLeft] = useState(leftNow);
  const end = useRef(onEnd);
  end.current = onEnd;

  useEffect(() => {
    const timer = setInterval(() => {
      const rest = Date.parse(until) - pageClock.now();
      setLeft(rest);
      if (rest <= 0) {
        clearInterval(timer);
        end.current();
      }
    }, 500);
    return () => clearInterval(timer);
  }, [until]);

  return (
    <span role="timer" className="font-semibold tabular-nums">
      {formatCountdown(left)}
    </span>
  );
}

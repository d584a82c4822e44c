'use client';

import { formatDayTime } from '@/components/ui/format';
import { useZone } from './use-zone';

/** `24 nov, 14:05`, on the clock of who reads. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} className="whitespace-nowrap tabular-nums">
      {formatDayTime(at, useZone())}
    </time>
  );
}

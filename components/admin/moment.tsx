'use client';

import { useFormats } from '@/components/ui/use-formats';
import { useZone } from './use-zone';

/** `24 nov, 14:05`, on the clock of who reads. */
export function Moment({ at }: { at: string }) {
  const { dayTime } = useFormats();
  return (
    <time dateTime={at} className="whitespace-nowrap tabular-nums">
      {dayTime(at, useZone())}
    </time>
  );
}

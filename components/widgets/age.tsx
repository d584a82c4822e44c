'use client';

import { useFormats } from '@/components/ui/use-formats';
import { useNowAs } from '@/lib/client/use-now';

/** How long ago a moment was. Empty until the page is alive: the server cannot know when it will be read. */
export function Age({ since }: { since: string }) {
  const { age } = useFormats();
  const told = useNowAs((now) => (now === 0 ? '' : age(now - Date.parse(since))));
  return (
    <time dateTime={since} className="tabular-nums">
      {told}
    </time>
  );
}

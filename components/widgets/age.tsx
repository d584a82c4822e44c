'use client';

import { useFormats } from '@/components/ui/use-formats';
import { useNow } from '@/lib/client/use-now';

/** How long ago a moment was. Empty until the page is alive: the server cannot know when it will be read. */
export function Age({ since }: { since: string }) {
  const formats = useFormats();
  const now = useNow();
  return (
    <time dateTime={since} className="tabular-nums">
      {now === 0 ? '' : formats.age(now - Date.parse(since))}
    </time>
  );
}

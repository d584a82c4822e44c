'use client';

import { type ShownDeseo, shownDeseos } from '@/lib/client/outbox/pending';
import { useOutbox, useOutboxView } from '@/lib/client/outbox/provider';
import { useChannel } from '@/lib/client/use-channel';
import { useNow } from '@/lib/client/use-now';

/** Later it is not an urge in course any more, but one that nobody told the end of. */
const IN_COURSE_MS = 2 * 60 * 60_000;
const EVERY_MS = 30_000;

/** The newest that is in course now, if any. */
export function useOpenDeseo(): ShownDeseo | undefined {
  const { consumidorId } = useOutbox();
  const view = useOutboxView();
  const { data } = useChannel('desires_tracking', consumidorId);
  const now = useNow(EVERY_MS);
  if (now === 0) return undefined;
  return shownDeseos(data ?? [], view).find(
    ({ resolved, fecha_creacion }) => !resolved && now - Date.parse(fecha_creacion) < IN_COURSE_MS,
  );
}

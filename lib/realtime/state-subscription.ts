import { textFrame } from './frames';
import type { Hub } from './hub';
import type { Loaded, Snapshots } from './snapshots';
import { createSpacing, type Subscription, type SubscriptionPlace, subscribedMessage } from './subscription';

/**
 * A state channel: the whole of it at once, then again whenever it changed; while the reader is slow or the rate is
 * used up only the newest is kept. Listens before it reads, so that nothing falls between.
 */
export function subscribeState(
  { hub, snapshots }: { hub: Hub; snapshots: Snapshots },
  place: SubscriptionPlace,
  fail: (error: unknown) => void,
): Subscription {
  const { channel, ownerId, ref, pipe } = place;
  let sent: string | undefined;
  let waiting: Loaded | undefined;
  let stopped = false;

  const flush = (): void => {
    if (!waiting || sent === undefined) return;
    if (pipe.isFull() || !spacing.isDue()) return;
    if (waiting.key !== sent) pipe.send(waiting.native(place.view(), ref));
    sent = waiting.key;
    waiting = undefined;
    spacing.sent();
  };
  const spacing = createSpacing(place.spacing, flush);
  const listening = hub.listen(channel, ownerId, (loaded) => {
    waiting = loaded;
    flush();
  });

  /** Also when the grant changed: what is shown of the same data is another thing now. */
  const begin = async (): Promise<void> => {
    const view = place.view();
    const answer = await snapshots.first(channel, ownerId, view);
    // What was asked for under a grant that ended meanwhile is not told.
    if (stopped) return;
    listening.began(answer.loaded);
    sent = answer.loaded.key;
    pipe.send(textFrame(subscribedMessage(place, answer.loaded.cursor, answer)));
    flush();
  };
  begin().catch(fail);

  return {
    drained: flush,
    seen: () => void begin().catch(fail),
    stop: () => {
      stopped = true;
      listening.stop();
      spacing.stop();
    },
  };
}

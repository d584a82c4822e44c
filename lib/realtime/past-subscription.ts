import { follow } from './follow';
import { textFrame } from './frames';
import type { Hub } from './hub';
import type { Snapshots } from './snapshots';
import { type Subscription, type SubscriptionPlace, subscribedMessage } from './subscription';

/**
 * Any channel for a reader of a coarse resolution: the whole of it as it was at the last moment that they see, and anew
 * when the next one comes. Between two of them nothing is sent, whatever happens.
 */
export function subscribePast(
  deps: { hub: Hub; snapshots: Snapshots },
  place: SubscriptionPlace,
  fail: (error: unknown) => void,
): Subscription {
  const { channel, ownerId, pipe, view } = place;
  let stopped = false;
  const tell = async (): Promise<void> => {
    const first = await deps.snapshots.first(channel, ownerId, view());
    if (!stopped) pipe.send(textFrame(subscribedMessage(place, first.loaded.cursor, first)));
  };
  const tellAgain = () => void tell().catch(fail);
  const unfollow = follow(deps, channel, ownerId, tellAgain, fail, view().resolucion);
  return {
    drained: () => {},
    seen: tellAgain,
    stop: () => {
      stopped = true;
      unfollow();
    },
  };
}

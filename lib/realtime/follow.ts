import type { Channel } from '@/lib/channels/registry';
import type { Resolucion } from '@/lib/domain/terms';
import type { Hub } from './hub';
import type { Loaded, Snapshots } from './snapshots';

/**
 * Gives the snapshot of a channel and every one after it, until it is stopped. Listens before it reads, so that nothing
 * falls between; what is pushed while the first one is read is as new or newer, and comes in its place. What was given
 * last is not given again. `pushed`: not the first.
 */
export function follow(
  { hub, snapshots }: { hub: Hub; snapshots: Snapshots },
  channel: Channel,
  ownerId: number,
  give: (loaded: Loaded, pushed: boolean) => void,
  fail: (error: unknown) => void,
  resolucion: Resolucion = 'vivo',
): () => void {
  let given: string | undefined;
  let stopped = false;
  const deliver = (loaded: Loaded): void => {
    if (stopped || loaded.key === given) return;
    const pushed = given !== undefined;
    given = loaded.key;
    give(loaded, pushed);
  };
  const listening = hub.listen(channel, ownerId, deliver, resolucion);
  snapshots.current(channel, ownerId, resolucion).then((loaded) => {
    listening.began(loaded);
    if (given === undefined) deliver(loaded);
  }, fail);
  return () => {
    stopped = true;
    listening.stop();
  };
}

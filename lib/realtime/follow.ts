import type { Channel } from '@/lib/channels/registry';
import type { View } from '@/lib/channels/view';
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

/**
 * The same for a reader whose sight may change meanwhile: what is given then is what the new one shows. `refresh` gives
 * the present snapshot again.
 */
export function followAs(
  deps: { hub: Hub; snapshots: Snapshots },
  channel: Channel,
  ownerId: number,
  sight: View,
  give: (loaded: Loaded, view: View, pushed: boolean) => void,
  fail: (error: unknown) => void,
): { see(next: View): void; refresh(): void; stop(): void } {
  let view = sight;
  const begin = () =>
    follow(deps, channel, ownerId, (loaded, pushed) => give(loaded, view, pushed), fail, view.resolucion);
  const refresh = (): void => {
    const { resolucion } = view;
    deps.snapshots.current(channel, ownerId, resolucion).then((loaded) => {
      // What was asked for under another resolution is not told: the whole of this one is on its way.
      if (resolucion === view.resolucion) give(loaded, view, false);
    }, fail);
  };
  let stop = begin();
  const see = (next: View): void => {
    const { key, resolucion } = view;
    view = next;
    if (next.resolucion !== resolucion) {
      stop();
      stop = begin();
    } else if (next.key !== key) refresh();
  };
  return { see, refresh, stop: () => stop() };
}

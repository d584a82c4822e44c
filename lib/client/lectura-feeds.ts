import type { ChannelData } from '@/lib/channels/registry';
import type { Snapshot } from '@/lib/domain/snapshot';
import { createLecturaFeed, type FeedDeps, type LecturaFeed } from './lectura-feed';
import { LINGER_MS } from './live-client';
import type { Cancel } from './live-deps';

/** A feed that runs while somebody listens, and a little longer, like the socket below it. */
export type SharedFeed = Pick<LecturaFeed, 'view' | 'adopt'> & {
  subscribe(listener: () => void): () => void;
};

/** The feeds of a page: panels that show the same readings share one. */
export type LecturaFeeds = {
  /** `initial` is taken at once by a new feed only: another one may have listeners, and a page is being drawn. */
  feed(consumidorId: number, keepMs: number, initial?: Initial): SharedFeed;
};

type Initial = Snapshot<ChannelData<'sensor_data'>>;

export function createLecturaFeeds(deps: FeedDeps): LecturaFeeds {
  const feeds = new Map<string, SharedFeed>();
  return {
    feed(consumidorId, keepMs, initial) {
      const key = `${consumidorId}:${keepMs}`;
      const known = feeds.get(key);
      if (known) return known;
      const made: SharedFeed = shared(deps, createLecturaFeed(deps, consumidorId, keepMs), {
        used: () => feeds.set(key, made),
        unused: () => feeds.delete(key),
      });
      feeds.set(key, made);
      if (initial) made.adopt(initial);
      return made;
    },
  };
}

function shared({ timers }: FeedDeps, feed: LecturaFeed, on: { used(): void; unused(): void }): SharedFeed {
  let count = 0;
  let cancelLinger: Cancel = () => {};
  return {
    view: feed.view,
    adopt: feed.adopt,
    subscribe(listener) {
      cancelLinger();
      count += 1;
      on.used();
      const stopListening = feed.onChange(listener);
      feed.start();
      return () => {
        stopListening();
        count -= 1;
        if (count > 0) return;
        cancelLinger = timers.after(LINGER_MS, () => {
          feed.stop();
          on.unused();
        });
      };
    },
  };
}

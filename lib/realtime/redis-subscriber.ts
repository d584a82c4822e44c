import type { OwnerKey } from '@/lib/domain/events';
import { Counts } from './counts';
import type { Link } from './redis-link';
import { CONTROL } from './redis-message';
import { type Mode, TOPICS, topicName } from './redis-mode';

const TOPICS_A_COMMAND = 500;

/** Which owners are listened to, on whatever connection there is. `gap`: what was said about an owner may be missed. */
export function redisSubscriber(link: () => Link, gap: (owner: OwnerKey) => void) {
  const watched = new Counts<OwnerKey>();
  const unanswered = new Set<OwnerKey>();

  const subscribe = (mode: Mode, topics: readonly string[]) => TOPICS[mode].subscribe(link().client, topics);

  return {
    isWatched: (owner: OwnerKey) => watched.has(owner),

    /** Everything that is listened to, control first, on a connection that has nothing. */
    renew: async (mode: Mode): Promise<void> => {
      const owners = watched.keys();
      const topics = [CONTROL, ...owners.map(topicName)];
      const asked: Promise<unknown>[] = [];
      for (let at = 0; at < topics.length; at += TOPICS_A_COMMAND)
        asked.push(subscribe(mode, topics.slice(at, at + TOPICS_A_COMMAND)));
      await Promise.all(asked);
      for (const owner of owners) if (unanswered.delete(owner)) gap(owner);
    },

    watch: (owner: OwnerKey): void => {
      if (watched.add(owner) > 1) return;
      unanswered.add(owner);
      const mode = link().mode();
      if (!mode) return;
      // What was published elsewhere before this took effect is lost: read again once it has.
      subscribe(mode, [topicName(owner)]).then(
        () => {
          unanswered.delete(owner);
          gap(owner);
        },
        // A connection that ended is renewed as a whole; one that goes on without this topic must be.
        () => {
          if (link().mode()) link().restart();
        },
      );
    },

    unwatch: (owner: OwnerKey): void => {
      if (watched.remove(owner) > 0) return;
      unanswered.delete(owner);
      const mode = link().mode();
      if (mode) TOPICS[mode].unsubscribe(link().client, topicName(owner)).catch(() => {});
    },
  };
}

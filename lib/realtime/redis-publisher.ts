import type { Link } from './redis-link';
import { TOPICS } from './redis-mode';

/** Sent and not answered yet, whether it waits here, in the socket or in Redis: above it messages are let go. */
export const MAX_WAITING_BYTES = 4 * 1024 * 1024;

/** Sends what Redis keeps up with. It never waits and never queues more than `MAX_WAITING_BYTES`. */
export function redisPublisher(link: Link, lost: (error?: unknown) => void) {
  let waiting = 0;
  return {
    /** So little waits that it is worth beginning anew. */
    hasRoom: () => waiting <= MAX_WAITING_BYTES / 2,

    /** Resolves to whether Redis took it. `lost` is called when not. */
    send: async (topic: string, text: string): Promise<boolean> => {
      const mode = link.mode();
      const bytes = Buffer.byteLength(text);
      if (!mode || waiting + bytes > MAX_WAITING_BYTES) {
        lost();
        return false;
      }
      waiting += bytes;
      try {
        await TOPICS[mode].publish(link.client, topic, text);
        return true;
      } catch (error) {
        lost(error);
        return false;
      } finally {
        waiting -= bytes;
      }
    },
  };
}

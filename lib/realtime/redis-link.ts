import { Redis } from 'ioredis';
import { type Mode, readMode } from './redis-mode';

type LinkHooks = {
  /** As `CLIENT LIST` shows the connection. */
  name: string;
  /** Before the link is live: what each new connection needs. Throws when it cannot be had. */
  prepare(mode: Mode): Promise<void>;
  live(): void;
  /** What was under way may be lost: at each end of a connection, perhaps more than once. */
  lost(): void;
  failed(error: unknown): void;
};

export type Link = ReturnType<typeof redisLink>;

const retryStrategy = (attempt: number) => Math.min(attempt * 100, 2_000);
/** Beats without an answer, two a second: more than these and we do not count on it, more than those and it is dead. */
const LATE_BEATS = 1;
const DEAD_BEATS = 16;

/**
 * One connection to Redis, made again for ever. Nothing waits in it for a connection, and nothing is said again on the
 * next one: who needs that says it in `prepare`. `forced`: do not ask the server how it wants to be spoken to.
 */
export function redisLink(url: string, hooks: LinkHooks, forced?: Mode) {
  const client = new Redis(url, {
    connectionName: hooks.name,
    retryStrategy,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    // It would renew them as it had them, also on a server that knows no sharded ones.
    autoResubscribe: false,
  });
  let connection = 0;
  let mode: Mode | undefined;
  let live = false;
  let silent = 0;

  const lose = () => {
    connection += 1;
    mode = undefined;
    live = false;
    silent = 0;
    hooks.lost();
  };
  const restart = () => {
    lose();
    client.disconnect(true);
  };
  const begin = async () => {
    const own = connection;
    try {
      const decided = forced ?? (await readMode(client));
      if (own !== connection) return;
      mode = decided;
      await hooks.prepare(decided);
      if (own !== connection) return;
      live = true;
      hooks.live();
    } catch (error) {
      // Left as it is, it gives no sign of life, and is made anew for that.
      if (own === connection) hooks.failed(error);
    }
  };

  client.on('error', hooks.failed);
  client.on('close', lose);
  client.on('ready', () => void begin());

  return {
    client,
    /** Undefined until it is known for the present connection. */
    mode: () => mode,
    isLive: () => live,
    isHealthy: () => live && silent <= LATE_BEATS,
    /** To be called twice a second: TCP alone takes many minutes to find that nobody is at the other end. */
    beat: () => {
      if (client.status !== 'connect' && client.status !== 'ready') return;
      silent += 1;
      if (silent > DEAD_BEATS) {
        hooks.failed(new Error('redis does not answer'));
        restart();
      } else if (live)
        client.ping().then(
          () => {
            silent = 0;
          },
          () => {},
        );
    },
    restart,
    close: () => client.disconnect(),
  };
}

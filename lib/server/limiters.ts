import { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';

/** So many tries in so many seconds. */
export type Window = { points: number; seconds: number };

export type Limiters = {
  make(name: string, window: Window): RateLimiterAbstract;
  close(): void;
};

/** In the memory of this instance. */
export function memoryLimiters(): Limiters {
  return {
    make: (name, { points, seconds }) =>
      new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    close: () => {},
  };
}

const PATIENCE_MS = 250;
const PING_EVERY_MS = 1_000;

type Log = { warn(context: object, message: string): void };

/**
 * Counted in Redis, for all instances together. While Redis is away or does not answer, each instance counts in its
 * own memory: nobody is refused for it, and nobody gets more than so many tries times the instances.
 */
export function redisLimiters(url: string, log: Log): Limiters {
  const client = new Redis(url, {
    connectionName: 'latido-limits',
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    commandTimeout: PATIENCE_MS,
  });
  let warned = false;
  client.on('error', (error) => {
    if (!warned) log.warn({ err: error }, 'redis keeps no limits: each instance counts on its own');
    warned = true;
  });
  client.on('ready', () => {
    warned = false;
  });
  // A Redis that hangs would hold every request: one that is not connected holds none.
  const ping = () => {
    if (client.status === 'ready') client.ping().catch(() => client.disconnect(true));
  };
  const timer = setInterval(ping, PING_EVERY_MS).unref();
  return {
    make: (name, { points, seconds }) =>
      new RateLimiterRedis({
        storeClient: client,
        keyPrefix: `latido:limite:${name}`,
        points,
        duration: seconds,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
      }),
    close: () => {
      clearInterval(timer);
      client.disconnect();
    },
  };
}

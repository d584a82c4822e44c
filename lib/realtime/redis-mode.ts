import type { Redis } from 'ioredis';

/** Sharded pub/sub belongs to one slot of a cluster; plain is what every server knows. */
export type Mode = 'sharded' | 'plain';

/** In braces what a cluster hashes: all of an owner's messages stay in one place. */
export const topicName = (tag: string): string => `latido:{${tag}}`;

const PROBE = topicName('probe');
const FIRST_SHARDED = 7;
const NOT_FOR_US = /unknown command|NOPERM/i;

/**
 * How topics are spoken to on the server at the other end, which may be another one at each connection. Depends on the
 * server alone, so that all instances choose alike. Throws when it cannot be told now.
 */
export async function readMode(client: Redis): Promise<Mode> {
  const info = await answerOf(client.info('server'));
  const major = Number(/^redis_version:(\d+)/m.exec(info ?? '')?.[1] ?? 0);
  // One connection reaches one node: sharded topics of the other nodes would be refused, plain ones go everywhere.
  if (major < FIRST_SHARDED || /^redis_mode:cluster/m.test(info ?? '')) return 'plain';
  // A server may call itself 7 and not know the command, or not let us use it.
  return (await answerOf(client.spublish(PROBE, ''))) === undefined ? 'plain' : 'sharded';
}

/** Undefined when the server has no such command for us; every other error is thrown. */
async function answerOf<Reply>(asked: Promise<Reply>): Promise<Reply | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && NOT_FOR_US.test(error.message)) return undefined;
    throw error;
  }
}

type Topics = {
  publish(client: Redis, topic: string, text: string): Promise<unknown>;
  subscribe(client: Redis, topics: readonly string[]): Promise<unknown>;
  unsubscribe(client: Redis, topic: string): Promise<unknown>;
};

/**
 * Never both kinds on one connection: ioredis takes the end of the last subscription of a kind for the end of all, and
 * then drops the messages of the other kind.
 */
export const TOPICS: Record<Mode, Topics> = {
  sharded: {
    publish: (client, topic, text) => client.spublish(topic, text),
    subscribe: (client, topics) => client.ssubscribe(...topics),
    unsubscribe: (client, topic) => client.sunsubscribe(topic),
  },
  plain: {
    publish: (client, topic, text) => client.publish(topic, text),
    subscribe: (client, topics) => client.subscribe(...topics),
    unsubscribe: (client, topic) => client.unsubscribe(topic),
  },
};

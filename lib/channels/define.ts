import type { z } from 'zod';
import type { Actor, Alcance, Subject } from '@/lib/domain/access';
import type { LastHeard } from '@/lib/domain/estado';
import type { DataEventName, Owner, Stream } from '@/lib/domain/events';
import type { Reads } from '@/lib/domain/reads';
import type { Resolucion } from '@/lib/domain/terms';
import type { Deps } from '@/lib/domain/use-cases/deps';

type Subjects = {
  consumidor: Pick<Subject, 'consumidor_id' | 'zona_horaria'>;
  usuario: Pick<Subject, 'usuario_id'>;
};

/** What a `load` gets: consistent reads, the moment, whose data, and what was heard last of their sensors. */
export type LoadContext<Of extends Owner = 'consumidor'> = {
  reads: Reads;
  now: Date;
  subject: Subjects[Of];
  last: LastHeard | null;
};

/** A message as the documents tell it. */
type CommandMessage = { doc: string; schema: z.ZodObject; example: { type: string; [key: string]: unknown } };

/**
 * What a client may send over the socket of a channel beside `ping` and `request_data`, and what it is answered.
 * `run` gives the answer; undefined for a message that does not fit.
 */
export type Command = {
  takes: CommandMessage;
  gives: CommandMessage;
  run(
    deps: Pick<Deps, 'repos' | 'bus'>,
    actor: Actor,
    message: unknown,
  ): Promise<{ type: string; [key: string]: unknown }> | undefined;
};

/** A part of a stream: the items, newest first as in the snapshot, the offset of the last one, and whether more may follow. */
export type Missed<Data> = { data: Data; offset: number; more: boolean };

/** How far the rows since `offset` reach, oldest first as they are read: as many as were asked for may not be all. */
export function reached(
  rows: readonly { seq: number }[],
  offset: number,
  limit: number,
): Pick<Missed<unknown>, 'offset' | 'more'> {
  return { offset: rows.at(-1)?.seq ?? offset, more: rows.length >= limit };
}

/**
 * One definition makes a channel: its socket, REST route, hook, documents, access rule and contract tests.
 *
 * - `kind` `state`: a snapshot replaces the one before. `stream`: items with a cursor in `stream`, and `since` gives
 *   the missed ones.
 * - `of`: whose data it is; absent, a consumidor's. That of a usuario is for themselves alone.
 * - `type` of the seed surface's message, `pushType` of those after the first where it is another; `pollMs` for
 *   REST polling, `pushMs` the least time between two pushes, 250 where it is not said,
 *   `readingPushMs` where nothing but readings came; with `onlyNews` what would say the same again is not pushed; `commands` by the `type` of the client's message.
 * - `light`: made from what was heard last alone, so `load` reads nothing.
 * - `scopes`: a cuidador needs one of them; a usuario's has none. `fields`: those of a row that need a scope of their
 *   own, null without.
 * - `coarsest`: who sees the person at a coarser resolution is refused it as without the scope; absent, it is told at any.
 *   `fieldsCoarsest`: the same for some of `fields`, null for who sees coarser; a scope that none of its fields is left of
 *   is as not granted.
 * - `on`: the events that make it stale. `changes`: what also changes it when nothing happens: a new day of
 *   the person, a new 5-minute ventana, another estado by the age of the last reading; `edad` where that age itself
 *   is told, which is pushed with the estado and never answered from what was kept.
 * - `pages`: `load` gives older pages too, of what is older than `before`; over REST that is `antes`.
 * - `instant`: of a stream with one item an offset, the field by which the live value is the newest: what comes with an
 *   older one is `historical`.
 * - `since`: at most `limit` items after `offset`, in a stream that ends at `end`; null when they are no longer all
 *   there, so that a part is never taken for the whole.
 * - `load` must be safe in a browser's bundle: it reads only through its context.
 */
export type ChannelDefinition<
  Name extends string = string,
  Schema extends z.ZodType = z.ZodType,
  Of extends Owner = Owner,
> = {
  name: Name;
  of?: Of;
  kind: 'state' | 'stream';
  stream?: Stream;
  instant?: string;
  type: string;
  pushType?: string;
  doc: string;
  scopes: readonly Alcance[];
  fields?: Readonly<Record<string, Alcance | readonly Alcance[]>>;
  coarsest?: Resolucion;
  fieldsCoarsest?: Readonly<Record<string, Resolucion>>;
  pollMs: number;
  pushMs?: number;
  readingPushMs?: number;
  onlyNews?: true;
  light?: true;
  on: readonly DataEventName[];
  changes?: readonly ('fecha' | 'ventana' | 'estado' | 'edad')[];
  commands?: Readonly<Record<string, Command>>;
  schema: Schema;
  example: z.output<Schema>;
  /** Items in a snapshot of a stream: on the seed's URL, and at most over REST. */
  limits?: { default: number; max: number };
  pages?: true;
  load(context: LoadContext<Of>, limit: number, before?: Date): Promise<z.output<Schema>>;
  since?(
    context: LoadContext<Of>,
    offset: number,
    limit: number,
    end: number,
  ): Promise<Missed<z.output<Schema>> | null>;
};

export function defineChannel<
  const Name extends string,
  Schema extends z.ZodType,
  Of extends Owner = 'consumidor',
>(definition: ChannelDefinition<Name, Schema, Of>): ChannelDefinition<Name, Schema, Of> {
  return definition;
}

/** Finds a channel among these. */
export function byName<Name extends string, Channel extends { name: Name }>(channels: readonly Channel[]) {
  const all = new Map<string, Channel>(channels.map((channel) => [channel.name, channel]));
  return {
    /** The channel of either spelling, `sensor_data` or `sensor-data`; undefined when there is none. */
    findChannel: (spelling: string): Channel | undefined => all.get(spelling.replaceAll('-', '_')),
    channelNamed(name: Name): Channel {
      const channel = all.get(name);
      if (!channel) throw new Error(`channel ${name} is not registered`);
      return channel;
    },
  };
}

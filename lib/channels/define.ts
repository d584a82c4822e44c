import type { z } from 'zod';
import type { Alcance, Subject } from '@/lib/domain/access';
import type { DataEventName, Stream } from '@/lib/domain/events';
import type { Reads } from '@/lib/domain/ports';

/** What a `load` gets: consistent reads, the moment, and whose data. */
export type LoadContext = {
  reads: Reads;
  now: Date;
  subject: Pick<Subject, 'consumidor_id' | 'zona_horaria'>;
};

/** A part of a stream: the items, newest first as in the snapshot, and the offset of the last one. */
export type Missed<Data> = { data: Data; offset: number };

/**
 * One definition makes a channel: its socket, REST route, hook, documents, access rule and contract tests.
 *
 * - `kind` `state`: a snapshot replaces the one before. `stream`: items with a cursor in `stream`, and `since` gives
 *   the missed ones.
 * - `type` of the seed surface's message; `pollMs` for REST polling.
 * - `scopes`: a cuidador needs one of them. `fields`: those of a row that need a scope of their own, null without.
 * - `on`: the events that make it stale. `changes`: what also changes it when nothing happens: a new day of
 *   the person, or a new 5-minute ventana.
 * - `load` must be safe in a browser's bundle: it reads only through its context.
 */
export type ChannelDefinition<Name extends string = string, Schema extends z.ZodType = z.ZodType> = {
  name: Name;
  kind: 'state' | 'stream';
  stream?: Stream;
  type: string;
  doc: string;
  scopes: readonly [Alcance, ...Alcance[]];
  fields?: Readonly<Record<string, Alcance>>;
  pollMs: number;
  on: readonly DataEventName[];
  changes?: 'fecha' | 'ventana';
  schema: Schema;
  example: z.output<Schema>;
  /** Items in a snapshot of a stream: on the seed's URL, and at most over REST. */
  limits?: { default: number; max: number };
  load(context: LoadContext, limit: number): Promise<z.output<Schema>>;
  since?(context: LoadContext, offset: number, limit: number): Promise<Missed<z.output<Schema>>>;
};

export function defineChannel<const Name extends string, Schema extends z.ZodType>(
  definition: ChannelDefinition<Name, Schema>,
): ChannelDefinition<Name, Schema> {
  return definition;
}

import { z } from 'zod';
import {
  type DataEventName,
  isDataEvent,
  type LatidoEvent,
  ownerOf,
  STREAM_OF,
  type StreamPart,
  USUARIO_STREAMS,
} from '@/lib/domain/events';
import { topicName } from './redis-mode';

/** `bus.resumed`: messages of the sender may have been lost. */
export type BusEvent = LatidoEvent | { name: 'bus.resumed' };
export type Message = { from: string; event: BusEvent };

/** Above it the items stay behind: a receiver reads them, and no message keeps the others waiting. */
export const MAX_MESSAGE_BYTES = 256 * 1024;

export function topicOf(event: BusEvent): string {
  return event.name !== 'bus.resumed' && isDataEvent(event) ? topicName(ownerOf(event)) : CONTROL;
}
export const CONTROL = topicName('control');

export function encodeMessage({ from, event }: Message): string {
  const text = JSON.stringify({ from, event } satisfies Message);
  const isLong = Buffer.byteLength(text) > MAX_MESSAGE_BYTES;
  return isLong && 'part' in event ? JSON.stringify({ from, event: { ...event, part: undefined } }) : text;
}

/** Whether `encodeMessage` made the text for this sender: most of what is heard is one's own, and need not be read. */
export function isFrom(from: string, text: string): boolean {
  return text.startsWith(`{"from":${JSON.stringify(from)},`);
}

/**
 * What came on a topic, of which anybody may be the sender. No message: it is none of ours. A fault with a message: its
 * items cannot be used and were left out, as those of another version of this program may be.
 */
export function decodeMessage(topic: string, text: string): { message?: Message; fault?: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'no JSON' };
  }
  const parsed = messageSchema.safeParse(value);
  if (!parsed.success) return { fault: 'unknown shape' };
  const message = parsed.data as Message;
  if (topicOf(message.event) !== topic) return { fault: 'on the topic of somebody else' };
  if (!('part' in message.event) || isPart(message.event.part)) return { message };
  const { part: _, ...event } = message.event;
  return { message: { ...message, event }, fault: 'unknown items' };
}

const id = z.int().positive();
const names = Object.keys(STREAM_OF) as DataEventName[];
const ofUsuario = (name: DataEventName) => USUARIO_STREAMS.some((stream) => stream === STREAM_OF[name]);

/** Loose, here and below: a newer version may tell more. */
const messageSchema = z.object({
  from: z.string(),
  event: z.discriminatedUnion('name', [
    z.looseObject({ name: z.enum(names.filter((name) => !ofUsuario(name))), consumidor_id: id }),
    z.looseObject({ name: z.enum(names.filter(ofUsuario)), usuario_id: id }),
    z.looseObject({ name: z.literal('consentimiento.changed'), consumidor_id: id, cuidador_id: id }),
    z.looseObject({
      name: z.literal('session.revoked'),
      usuario_id: id,
      session_id: z.string().optional(),
      kept_session_id: z.string().optional(),
    }),
    z.looseObject({ name: z.literal('dispositivo.revoked'), dispositivo_id: id }),
    z.looseObject({ name: z.literal('acceso.changed'), consumidor_id: id }),
    z.looseObject({ name: z.literal('bus.resumed') }),
  ]),
});

const offset = z.int().positive();
const measure = z.number().nullable();
const partSchema = z.object({
  epoch: z.int().nonnegative(),
  from: offset,
  to: offset,
  rows: z.array(
    z.looseObject({
      id: z.int(),
      seq: offset,
      heart_rate: measure,
      accel_x: measure,
      accel_y: measure,
      accel_z: measure,
      gyro_x: measure,
      gyro_y: measure,
      gyro_z: measure,
      created_at: z.iso.datetime(),
      medido_at: z.iso.datetime(),
      fuente: z.string(),
    }),
  ),
});

/** One row an offset: a part that counts otherwise would move the stream past items that nobody got. */
function isPart(value: unknown): value is StreamPart | undefined {
  if (value === undefined) return true;
  const { data } = partSchema.safeParse(value);
  if (!data) return false;
  const { from, to, rows } = data;
  return rows.length === to - from + 1 && rows.every(({ seq }, index) => seq === from + index);
}

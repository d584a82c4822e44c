import { z } from 'zod';
import { CURSOR } from '@/lib/domain/cursor';
import { shownEstadoSchema } from '@/lib/domain/estado';
import { problemSchema } from '@/lib/domain/problem-schema';

/**
 * The native surface: one socket at `/ws` for all that a page shows. JSON text frames; the server checks what comes up
 * with `upSchema`, the client trusts what comes down from its own origin.
 */
export const PROTOCOL = 'latido.v1';
export const PING_EVERY_MS = 20_000;
export const PONG_WITHIN_MS = 8_000;
/** A socket without a cookie says who it is within this time. */
export const HELLO_WITHIN_MS = 5_000;
export const MAX_SUBSCRIPTIONS = 256;
export const SOCKETS_PER_USUARIO = 20;
/** Of the seed surface, which opens one for each channel. */
export const SEED_SOCKETS_PER_USUARIO = 200;
export const MAX_FRAME_BYTES = 16 * 1024;
/**
 * Frames that a socket of any surface may send in a window: of any kind, so that all subscriptions may be made anew at
 * once, and such that are not understood.
 */
export const FRAME_LIMITS = { any: 2 * MAX_SUBSCRIPTIONS + 100, bad: 10, window_ms: 10_000 } as const;
/** More missed items than this are not sent one by one: a snapshot begins anew. */
export const RECOVERY_LIMIT = 10_000;

const ID_LIMIT = 2 ** 31 - 1;
const cursor = z.string().regex(CURSOR, 'No es epoch:offset');
/** Chosen by the client. Those who take the same ref for the same channel share the bytes of a frame. */
const ref = z.string().regex(/^[\w:-]{1,64}$/);
const instant = z.iso.datetime();
const offset = z.int().nonnegative();

export const upSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), token: z.string().max(4_096).optional() }),
  z.object({
    type: z.literal('subscribe'),
    ref,
    channel: z.string().max(40),
    /** For `notificaciones`, the id of the usuario. */
    consumidor_id: z.int().positive().max(ID_LIMIT),
    /** Stream channels: only what came after it. */
    since: cursor.optional(),
    /** At most so many frames a second. */
    rate_hz: z.number().min(0.1).max(50).optional(),
  }),
  z.object({ type: z.literal('unsubscribe'), ref }),
  z.object({ type: z.literal('ping'), t: z.number() }),
  z.object({ type: z.literal('refresh'), token: z.string().max(4_096) }),
]);

/** What a channel says at once: as REST answers it. */
export const snapshotSchema = z.object({
  type: z.string(),
  data: z.unknown(),
  at: instant,
  estado: shownEstadoSchema,
});

export const downSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    session: z.string(),
    server_time: instant,
    ping_ms: z.int(),
    max_subscriptions: z.int(),
  }),
  /**
   * The answer to `subscribe`, and again after a `gap`, when the grant changed, and for a reader of a coarse resolution at
   * each of its boundaries. `cursor`: where the subscription stands now. `recovered`: what
   * was missed follows as `data`, all of it; otherwise there is a snapshot to begin anew from.
   */
  z.object({
    type: z.literal('subscribed'),
    ref,
    cursor,
    recovered: z.boolean(),
    snapshot: snapshotSchema.optional(),
  }),
  /**
   * Of a stream: the items of the offsets `from` to `to`, newest first, none missing and each once. Of a state
   * channel: the whole of it, which replaces what was before; `from` is `to`. `historical`: older than what was live
   * already, it never moves the live value.
   */
  z.object({
    type: z.literal('data'),
    ref,
    from: offset,
    to: offset,
    historical: z.literal(true).optional(),
    data: z.unknown(),
  }),
  /** Those items cannot be had any more; a `subscribed` with a snapshot follows. */
  z.object({
    type: z.literal('gap'),
    ref,
    from: offset,
    to: offset,
    reason: z.enum(['epoch', 'retention']),
  }),
  /** How fresh the sensor data of a consumidor is, for who may know: once with the first subscription, then on change. */
  z.object({ type: z.literal('estado'), consumidor_id: z.int() }).extend(shownEstadoSchema.shape),
  /** The subscription is over: the grant ended. */
  z.object({ type: z.literal('revoked'), ref, reason: z.string() }),
  z.object({
    type: z.literal('error'),
    ref: ref.optional(),
    problem: problemSchema,
  }),
  z.object({ type: z.literal('pong'), t: z.number() }),
  /** The server is about to end: come back after so long. 1012 follows. */
  z.object({ type: z.literal('drain'), retry_after_ms: z.int() }),
]);

export type Up = z.output<typeof upSchema>;
export type Down = z.output<typeof downSchema>;
export type DownOf<Type extends Down['type']> = Extract<Down, { type: Type }>;

import { z } from 'zod';
import { problemSchema } from '@/lib/domain/problem-schema';

/**
 * The socket of devices at `/ws/dispositivo`. JSON text frames. Up: what POST /api/lecturas takes, one reading or
 * `{"lecturas": […]}`, and `ping`. Every frame gets one answer, in the order of the frames: `acuse`, `error` or `pong`.
 */

/** So many frames without an answer are taken; those after them wait in the network. */
export const MAX_EN_VUELO = 16;
/** Those that a lost network left behind count until they are noticed. */
export const SOCKETS_PER_DISPOSITIVO = 20;

/** A name that the device gives a frame; the answer has it too. */
const lote = z.union([z.string().max(64), z.int()]);
const n = z.int().nonnegative();

/** What a frame is. Its readings are checked one by one, by the same rules as those of a POST. */
export const deviceUpSchema = z.looseObject({
  type: z.literal('ping', 'No se conoce este tipo').optional(),
  lote: lote.nullish(),
});

export const deviceDownSchema = z.discriminatedUnion('type', [
  /** First of all. `cadencia_ms`: what the device said when it was paired. */
  z.object({
    type: z.literal('listo'),
    max_en_vuelo: z.int(),
    max_bytes: z.int(),
    cadencia_ms: z.int(),
    server_time: z.iso.datetime(),
  }),
  /** The frame is committed. `n`: the largest of its readings, also of those that were rejected. */
  z.object({
    type: z.literal('acuse'),
    n: n.nullable(),
    lote: lote.optional(),
    aceptadas: z.int(),
    duplicadas: z.int(),
    rechazadas: z.array(z.object({ indice: z.int(), motivo: z.string() })),
    seq: z.int(),
  }),
  /** Nothing of the frame is stored. With `problem.retry_after_ms` it may be sent again, after that time. */
  z.object({
    type: z.literal('error'),
    n: n.optional(),
    lote: lote.optional(),
    problem: problemSchema,
  }),
  z.object({ type: z.literal('pong') }),
  /** Send no more, and come back after so long. What was taken is still answered; 1012 follows. */
  z.object({ type: z.literal('drain'), retry_after_ms: z.int() }),
]);

export type DeviceDown = z.output<typeof deviceDownSchema>;
export type Lote = z.output<typeof lote>;

import { z } from 'zod';
import { PROBLEM } from '@/lib/channels/asyncapi/shared';
import { closeTable, kib, type SocketMessage, type SocketSurface } from '@/lib/channels/asyncapi/surface';
import { FRAME_LIMITS } from '@/lib/channels/protocol';
import { LatidoError, toProblem } from '@/lib/domain/errors';
import { LECTURAS_BYTES, LECTURAS_PER_POST, lecturaInputSchema } from '@/lib/domain/lecturas';
import {
  type DeviceDown,
  deviceDownSchema,
  deviceUpSchema,
  MAX_EN_VUELO,
  SOCKETS_PER_DISPOSITIVO,
} from './device-protocol';

const doc = `Las lecturas de un dispositivo, para cadencias de 25–50 Hz: lo mismo que \`POST /api/lecturas\`, como mensajes JSON de texto.
Cada mensaje tiene una respuesta, en el orden de los mensajes y después del commit: \`acuse\`, \`error\` o \`pong\`.
Mandar otra vez el mismo \`n\` no duplica.

Límites: ${kib(LECTURAS_BYTES)} y ${LECTURAS_PER_POST} lecturas por mensaje, ${MAX_EN_VUELO} mensajes sin respuesta (los que siguen esperan en la red),
${SOCKETS_PER_DISPOSITIVO} sockets por dispositivo, ${FRAME_LIMITS.bad} mensajes que no se entiendan en ${FRAME_LIMITS.window_ms / 1_000} s. Mientras el servidor termina: HTTP 503.

${closeTable(['unauthenticated', 'too_many', 'bad_frame', 'too_large', 'unavailable'])}`;

const { lote } = deviceUpSchema.shape;

/** Those of readings have no `type`: they are what a POST takes. */
const up: SocketMessage[] = [
  {
    type: 'lectura',
    doc: 'Una lectura, con una medida por lo menos',
    schema: z.object({ ...lecturaInputSchema.shape, lote }),
    examples: [{ n: 7, medido_at: '2026-11-24T15:00:01.000Z', heart_rate: 72 }],
    answers: ['acuse', 'error'],
  },
  {
    type: 'lote',
    doc: 'Varias; una mala no hunde a las demás. `lote`: un nombre que vuelve en la respuesta',
    schema: z.object({ lecturas: z.array(lecturaInputSchema).max(LECTURAS_PER_POST), lote }),
    examples: [
      {
        lote: 'a1',
        lecturas: [
          { n: 8, heart_rate: 72 },
          { n: 9, accel_x: 0.1, accel_y: 0, accel_z: 0.98 },
        ],
      },
    ],
    answers: ['acuse', 'error'],
  },
  {
    type: 'ping',
    doc: '¿Sigues ahí?',
    schema: z.object({ type: z.literal('ping') }),
    examples: [{ type: 'ping' }],
    answers: ['pong'],
  },
];

type Text<Message> = { doc: string; examples: readonly Message[] };

const DOWN: { [Type in DeviceDown['type']]: Text<Extract<DeviceDown, { type: Type }>> } = {
  listo: {
    doc: 'Lo primero de todo: ya se puede mandar. `cadencia_ms`: la que el dispositivo dijo al emparejarse',
    examples: [
      {
        type: 'listo',
        max_en_vuelo: MAX_EN_VUELO,
        max_bytes: LECTURAS_BYTES,
        cadencia_ms: 1_000,
        server_time: '2026-11-24T15:00:00.000Z',
      },
    ],
  },
  acuse: {
    doc: 'El mensaje está guardado. `n`: el mayor de sus lecturas, también de las rechazadas',
    examples: [
      { type: 'acuse', n: 7, aceptadas: 1, duplicadas: 0, rechazadas: [], seq: 41 },
      {
        type: 'acuse',
        n: 9,
        lote: 'a1',
        aceptadas: 1,
        duplicadas: 0,
        rechazadas: [{ indice: 1, motivo: 'heart_rate: fuera de 20–260 bpm' }],
        seq: 42,
      },
    ],
  },
  error: {
    doc: 'Nada del mensaje se guardó. Con `problem.retry_after_ms` se puede mandar otra vez, después de ese tiempo',
    examples: [
      { type: 'error', n: 7, problem: toProblem(new LatidoError('too_many', { retryAfterMs: 400 })) },
    ],
  },
  pong: { doc: 'La respuesta a `ping`', examples: [{ type: 'pong' }] },
  drain: {
    doc: 'No mandes más, y vuelve después de `retry_after_ms`. Lo que ya se tomó se contesta; sigue el cierre 1012',
    examples: [{ type: 'drain', retry_after_ms: 1_200 }],
  },
};

const down: SocketMessage[] = deviceDownSchema.options.map((schema) => {
  const type = schema.shape.type.value;
  return { type, schema, ...DOWN[type] };
});

/** The socket of devices, for the document of the sockets. */
export const deviceSurface: SocketSurface = {
  name: 'dispositivo',
  address: '/ws/dispositivo',
  title: 'Un socket para un dispositivo',
  doc,
  security: ['clave', 'clave_subprotocolo', 'clave_query'],
  schemas: [PROBLEM],
  up,
  down,
};

import { z } from 'zod';
import { LatidoError, toProblem } from '@/lib/domain/errors';
import { problemSchema } from '@/lib/domain/problem-schema';
import { FRAME_LIMITS, MAX_FRAME_BYTES, SEED_SOCKETS_PER_USUARIO } from '../protocol';
import { CHANNELS } from '../registry';
import { SHARED } from './shared';
import { closeTable, kib, type SocketMessage, type SocketSurface } from './surface';

const rows = CHANNELS.map(({ name, type, pushType, doc }) => {
  const types = [type, pushType].filter(Boolean).map((one) => `\`${one}\``);
  return `| \`${name}\` | ${types.join(', luego ')} | ${doc} |`;
});

const doc = `Un socket por canal. Al abrir llega un mensaje con todo el dato; otra vez, entero, cada vez que cambia,
a lo más cuatro por segundo. El canal se escribe con \`_\` o con \`-\`, y la última diagonal es opcional.

| canal | \`type\` | dato |
| --- | --- | --- |
${rows.join('\n')}

Lo que no se entiende recibe \`error\` y el socket sigue. El token que vence, la sesión que se cierra y el permiso que se
retira cierran el socket en menos de un segundo. Canal desconocido: HTTP 404. Con cookie y desde otro origen: HTTP 403.
Mientras el servidor termina: HTTP 503.

Límites: ${kib(MAX_FRAME_BYTES)} por mensaje, ${SEED_SOCKETS_PER_USUARIO} sockets por usuario, ${FRAME_LIMITS.any} mensajes (${FRAME_LIMITS.bad} que no se entiendan) en ${FRAME_LIMITS.window_ms / 1_000} s.

${closeTable(['unauthenticated', 'not_allowed', 'password_change_required', 'too_slow', 'too_many', 'bad_frame', 'too_large', 'unavailable'])}`;

const bare = (type: string, text: string, answers?: readonly string[]): SocketMessage => ({
  type,
  doc: text,
  schema: z.object({ type: z.literal(type) }),
  examples: [{ type }],
  answers,
});

/** What a channel sends: the first message, and those after it where they have another type. */
const snapshots: SocketMessage[] = CHANNELS.flatMap(({ type, pushType, doc: text, schema, example }) =>
  [type, pushType].flatMap((one) =>
    one
      ? {
          type: one,
          doc: text,
          schema: z.object({ type: z.literal(one), data: schema }),
          examples: [{ type: one, data: example }],
        }
      : [],
  ),
);

const commands = CHANNELS.flatMap((channel) => Object.values(channel.commands ?? {}));

export const seedSurface: SocketSurface = {
  name: 'seed',
  address: '/ws/{channel}/{consumidor_id}/',
  title: 'Un socket por canal',
  doc,
  parameters: {
    channel: {
      description: 'El canal',
      enum: CHANNELS.map(({ name }) => name),
      examples: ['heart_rate_today'],
    },
    consumidor_id: {
      description: 'De quién son los datos; en `notificaciones`, el id del propio usuario',
      examples: ['22'],
    },
  },
  security: ['token', 'subprotocolo', 'cookie'],
  schemas: SHARED,
  up: [
    bare('ping', '¿Sigues ahí?', ['pong']),
    bare(
      'request_data',
      'Todo el dato otra vez; puede llevar otras claves',
      CHANNELS.map(({ type }) => type),
    ),
    ...commands.map(({ takes, gives }) => ({
      type: takes.example.type,
      doc: takes.doc,
      schema: takes.schema,
      examples: [takes.example],
      answers: [gives.example.type, 'error'],
    })),
  ],
  down: [
    ...snapshots,
    bare('pong', 'La respuesta a `ping`'),
    ...commands.map(({ gives }) => ({
      type: gives.example.type,
      doc: gives.doc,
      schema: gives.schema,
      examples: [gives.example],
    })),
    {
      type: 'error',
      doc: 'Lo que se mandó no se entiende o no se puede; el socket sigue',
      schema: z.object({ type: z.literal('error'), problem: problemSchema }),
      examples: [{ type: 'error', problem: toProblem(new LatidoError('bad_frame')) }],
    },
  ],
};

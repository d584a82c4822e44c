import { z } from 'zod';
import {
  type Down,
  downSchema,
  FRAME_LIMITS,
  HELLO_WITHIN_MS,
  MAX_FRAME_BYTES,
  MAX_SUBSCRIPTIONS,
  PING_EVERY_MS,
  PONG_WITHIN_MS,
  PROTOCOL,
  RECOVERY_LIMIT,
  SOCKETS_PER_USUARIO,
  snapshotSchema,
  upSchema,
} from '../protocol';
import { CHANNELS } from '../registry';
import { DOWN, UP } from './native-messages';
import { SHARED } from './shared';
import { closeTable, kib, type SocketMessage, type SocketSurface } from './surface';

const streams = CHANNELS.filter(({ kind }) => kind === 'stream').map(({ name }) => `\`${name}\``);

const doc = `Un socket para todo lo que una página muestra; subprotocolo \`${PROTOCOL}\`, mensajes JSON de texto.

Sin token ni cookie, \`hello\` ha de llegar en ${HELLO_WITHIN_MS / 1_000} s. Cada \`subscribe\` abre un canal de una persona.
Los canales de estado mandan todo de nuevo cuando cambia; los flujos (${streams.join(', ')}) mandan elementos con
un cursor \`epoch:offset\`: quien vuelve con \`since\` recibe justo lo que le faltó, o \`recovered: false\` y un
\`snapshot\`; nunca una parte callada. El cliente descarta lo que ya tiene (\`to\` ≤ el último) y se suscribe otra vez
cuando \`from\` no es el que sigue. \`GET /api/dashboard/{channel}?since=\` da los mismos elementos.

El servidor manda un ping de WebSocket cada ${PING_EVERY_MS / 1_000} s y corta si nada llega en ${PONG_WITHIN_MS / 1_000} s.

Límites: ${kib(MAX_FRAME_BYTES)} por mensaje, ${MAX_SUBSCRIPTIONS} suscripciones por socket, ${SOCKETS_PER_USUARIO} sockets por usuario,
${FRAME_LIMITS.any} mensajes (${FRAME_LIMITS.bad} que no se entiendan) en ${FRAME_LIMITS.window_ms / 1_000} s; más de ${RECOVERY_LIMIT} elementos perdidos no se mandan uno por uno.
Con cookie y desde otro origen: HTTP 403. Mientras el servidor termina: HTTP 503.

${closeTable(['unauthenticated', 'password_change_required', 'too_slow', 'too_many', 'bad_frame', 'too_large', 'unavailable'])}`;

const snapshot = z.union(
  CHANNELS.map(({ type, schema }) =>
    z.object({ ...snapshotSchema.shape, type: z.literal(type), data: schema }),
  ),
);

/** The protocol leaves the data of the channels open; the document says what it may be. */
const FILLED: { [Type in Down['type']]?: z.ZodRawShape } = {
  subscribed: { snapshot: snapshot.optional() },
  data: { data: z.union(CHANNELS.map(({ schema }) => schema)) },
};

const down: SocketMessage[] = downSchema.options.map(({ shape }) => {
  const type = shape.type.value;
  return { type, schema: z.object({ ...shape, ...FILLED[type] }), ...DOWN[type] };
});

const up: SocketMessage[] = upSchema.options.map((schema) => {
  const type = schema.shape.type.value;
  return { type, schema, ...UP[type] };
});

export const nativeSurface: SocketSurface = {
  name: 'native',
  address: '/ws',
  title: 'Un socket para todo',
  doc,
  security: ['subprotocolo', 'token', 'cookie'],
  schemas: SHARED,
  up,
  down,
};
